"""Workers are started as jobs come, one for each until there are enough; one sentinel is passed from hand to hand."""

import queue
import threading
from concurrent.futures import Future


class ThreadPool:
    def __init__(self, workers: int) -> None:
        self._most = workers
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._jobs = queue.Queue()
        self._closed = False

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            if job is None:
                self._jobs.put(None)
                return
            future, function, args = job
            try:
                value = function(*args)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(value)

    def submit(self, function, *args) -> Future:
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            future = Future()
            self._jobs.put((future, function, args))
            if len(self._threads) < self._most:
                worker = threading.Thread(target=self._work)
                self._threads.append(worker)
                worker.start()
            return future

    def shutdown(self) -> None:
        with self._lock:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        for thread in self._threads:
            thread.join()
