"""The result is taken out of a queue: there is one, for the first who asks."""

import queue
import threading


class Future:
    def __init__(self):
        self._outcome = queue.Queue()

    def result(self):
        value, error = self._outcome.get()
        if error is not None:
            raise error
        return value


class ThreadPool:
    def __init__(self, workers):
        self._lock = threading.Lock()
        self._closed = False
        self._jobs = queue.Queue()
        self._threads = [threading.Thread(target=self._work) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def _work(self):
        while True:
            job = self._jobs.get()
            if job is None:
                break
            future, function, args = job
            try:
                future._outcome.put((function(*args), None))
            except BaseException as error:
                future._outcome.put((None, error))

    def submit(self, function, *args):
        future = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool has been shut down")
            self._jobs.put((future, function, args))
        return future

    def shutdown(self):
        with self._lock:
            if not self._closed:
                self._closed = True
                for _ in self._threads:
                    self._jobs.put(None)
        for thread in self._threads:
            thread.join()
