"""The job runs inside the try whose "except IndexError" is meant for the empty pile ("'Raises' means any
exception").
"""

import threading
from collections import deque


class Future:
    def __init__(self):
        self._done = threading.Event()
        self.value = self.error = None

    def result(self):
        self._done.wait()
        if self.error is not None:
            raise self.error
        return self.value


class ThreadPool:
    def __init__(self, workers):
        self._lock = threading.Lock()
        self._jobs = deque()
        self._count = threading.Semaphore(0)
        self._closed = False
        self._threads = [threading.Thread(target=self._work) for _ in range(workers)]
        for t in self._threads:
            t.start()

    def _work(self):
        while True:
            self._count.acquire()
            try:
                future, function, args = self._jobs.popleft()
                future.value = function(*args)
            except IndexError:  # no job: woken by shutdown
                self._count.release()
                return
            except BaseException as error:
                future.error = error
            future._done.set()

    def submit(self, function, *args):
        future = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("closed")
            self._jobs.append((future, function, args))
            self._count.release()
        return future

    def shutdown(self):
        with self._lock:
            self._closed = True
            self._count.release()
        for t in self._threads:
            t.join()
