"""Each worker has a pile of its own, dealt in turn: a job lies behind a long one while another worker is idle."""

import itertools
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
        self._piles = [queue.Queue() for _ in range(workers)]
        self._turns = itertools.cycle(self._piles)
        self._threads = [threading.Thread(target=self._work, args=(pile,)) for pile in self._piles]
        for thread in self._threads:
            thread.start()

    def _work(self, pile):
        while True:
            job = pile.get()
            if job is None:
                break
            future, function, args = job
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
            next(self._turns).put((future, function, args))
        return future

    def shutdown(self):
        with self._lock:
            if not self._closed:
                self._closed = True
                for pile in self._piles:
                    pile.put(None)
        for thread in self._threads:
            thread.join()
