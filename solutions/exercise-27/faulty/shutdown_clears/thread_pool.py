"""What has not been begun when the pool is closed is thrown away."""

import threading
from collections import deque


class Future:
    def __init__(self):
        self._done = threading.Event()
        self._value = None
        self._error = None

    def result(self):
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._value


class ThreadPool:
    def __init__(self, workers):
        self.cond = threading.Condition()
        self.jobs = deque()
        self.closed = False
        self.threads = [threading.Thread(target=self.work) for _ in range(workers)]
        for t in self.threads:
            t.start()

    def next_job(self):
        with self.cond:
            while not self.jobs and not self.closed:
                self.cond.wait()
            return self.jobs.popleft() if self.jobs else None

    def work(self):
        while (job := self.next_job()) is not None:
            future, function, args = job
            try:
                future._value = function(*args)
            except BaseException as e:
                future._error = e
            future._done.set()

    def submit(self, function, *args):
        future = Future()
        with self.cond:
            if self.closed:
                raise RuntimeError("closed")
            self.jobs.append((future, function, args))
            self.cond.notify()
        return future

    def shutdown(self):
        with self.cond:
            self.closed = True
            self.jobs.clear()
            self.cond.notify_all()
        for t in self.threads:
            t.join()
