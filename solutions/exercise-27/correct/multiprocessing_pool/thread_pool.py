"""Built on multiprocessing.pool.ThreadPool, whose workers survive Exceptions only: jobs are packed."""

import threading
from multiprocessing.pool import ThreadPool as Pool


def packed(function, args):
    try:
        return function(*args), None
    except BaseException as error:
        return None, error


class Future:
    def __init__(self, promise):
        self.promise = promise

    def result(self):
        value, error = self.promise.get()
        if error is not None:
            raise error
        return value


class ThreadPool:
    def __init__(self, workers):
        self.pool = Pool(workers)
        self.closing = threading.Lock()
        self.closed = False

    def submit(self, function, *args):
        with self.closing:
            if self.closed:
                raise RuntimeError("closed")
            return Future(self.pool.apply_async(packed, (function, args)))

    def shutdown(self):
        with self.closing:
            self.closed = True
            self.pool.close()
        self.pool.join()
