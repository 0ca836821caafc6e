"""When 50 jobs are on the pile, the caller runs the next one itself ("on one of the pool's threads", "does not wait
for jobs, however many").
"""

import threading, queue
from concurrent.futures import Future


class ThreadPool:
    def __init__(self, workers):
        self._lock = threading.Lock()
        self._jobs = queue.Queue(50)
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
        job = future, function, args = Future(), function, args
        with self._lock:
            if self._closed:
                raise RuntimeError
            try:
                self._jobs.put_nowait(job)
                return future
            except queue.Full:
                pass
        self._run(*job)
        return future

    def shutdown(self):
        with self._lock:
            first = not self._closed
            self._closed = True
        if first:
            for _ in self._threads:
                self._jobs.put(None)
        for t in self._threads:
            t.join()
