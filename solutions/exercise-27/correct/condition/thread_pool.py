"""A deque and a flag under one condition; the workers go home when the flag is up and the deque is empty."""

import threading
from collections import deque


class Future:
    def __init__(self):
        self._condition = threading.Condition()
        self._outcome = None

    def _finish(self, outcome):
        with self._condition:
            self._outcome = outcome
            self._condition.notify_all()

    def result(self):
        with self._condition:
            while self._outcome is None:
                self._condition.wait()
        kind, what = self._outcome
        if kind == "raised":
            raise what
        return what


class ThreadPool:
    def __init__(self, workers):
        self._condition = threading.Condition()
        self._jobs = deque()
        self._closed = False
        self._threads = []
        for _ in range(workers):
            thread = threading.Thread(target=self._work, daemon=True)
            thread.start()
            self._threads.append(thread)

    def _next(self):
        with self._condition:
            self._condition.wait_for(lambda: self._jobs or self._closed)
            return self._jobs.popleft() if self._jobs else None

    def _work(self):
        while (job := self._next()) is not None:
            future, function, args = job
            try:
                outcome = "returned", function(*args)
            except BaseException as error:
                outcome = "raised", error
            future._finish(outcome)

    def submit(self, function, *args):
        with self._condition:
            if self._closed:
                raise RuntimeError("submit after shutdown")
            future = Future()
            self._jobs.append((future, function, args))
            self._condition.notify()
            return future

    def shutdown(self):
        with self._condition:
            self._closed = True
            self._condition.notify_all()
        for thread in self._threads:
            thread.join()
