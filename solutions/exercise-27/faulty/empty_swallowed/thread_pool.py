"""The job runs inside the try whose "except queue.Empty" is meant for the pile: a job that raises queue.Empty gets
no outcome ("'Raises' means any exception").
"""

import threading, queue


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
        self._jobs = queue.Queue()
        self._closed = threading.Event()
        self._threads = [threading.Thread(target=self._work) for _ in range(workers)]
        for t in self._threads:
            t.start()

    def _work(self):
        while True:
            last = self._closed.is_set()
            try:
                future, function, args = self._jobs.get(timeout=0.05)
                future.value = function(*args)
            except queue.Empty:
                if last:
                    return
                continue
            except BaseException as error:
                future.error = error
            future._done.set()

    def submit(self, function, *args):
        future = Future()
        with self._lock:
            if self._closed.is_set():
                raise RuntimeError("closed")
            self._jobs.put((future, function, args))
        return future

    def shutdown(self):
        with self._lock:
            self._closed.set()
        for t in self._threads:
            t.join()
