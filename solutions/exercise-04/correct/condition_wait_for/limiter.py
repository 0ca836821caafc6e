from contextlib import contextmanager
from threading import Condition


class Limiter:
    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit < 1")
        self.free = limit
        self.condition = Condition()

    @contextmanager
    def slot(self):
        with self.condition:
            self.condition.wait_for(lambda: self.free > 0)
            self.free -= 1
        try:
            yield
        finally:
            with self.condition:
                self.free += 1
                self.condition.notify_all()

    def run(self, job):
        with self.slot():
            return job()
