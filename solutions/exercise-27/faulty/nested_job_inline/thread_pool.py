"""A job that submits runs the new job itself, at once ("submit does not wait for jobs ... a job too")."""

import threading, queue
from concurrent.futures import Future


class ThreadPool:
    def __init__(self, workers):
        self._lock = threading.Lock()
        self._jobs = queue.Queue()
        self._closed = False
        self._threads = [threading.Thread(target=self._work) for _ in range(workers)]
        for t in self._threads:
            t.start()

    def _run(self, future, function, args):
        try:
            future.set_result(function(*args))
        except BaseException as error:
            future.set_exception(error)

    def _work(self):
        for job in iter(self._jobs.get, None):
            self._run(*job)

    def submit(self, function, *args):
        future = Future()
        if threading.current_thread() in self._threads:
            self._run(future, function, args)
            return future
        with self._lock:
            if self._closed:
                raise RuntimeError
            self._jobs.put((future, function, args))
        return future

    def shutdown(self):
        with self._lock:
            if not self._closed:
                self._closed = True
                for _ in self._threads:
                    self._jobs.put(None)
        for t in self._threads:
            t.join()
