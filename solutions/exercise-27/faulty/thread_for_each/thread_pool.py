"""A thread for each job, and no limit."""

import threading


class Future(threading.Thread):
    def __init__(self, function, args):
        super().__init__()
        self.call = function, args
        self.error = None

    def run(self):
        function, args = self.call
        try:
            self.value = function(*args)
        except BaseException as error:
            self.error = error

    def result(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value


class ThreadPool:
    def __init__(self, workers):
        self.lock = threading.Lock()
        self.futures = []
        self.closed = False

    def submit(self, function, *args):
        with self.lock:
            if self.closed:
                raise RuntimeError("closed")
            future = Future(function, args)
            self.futures.append(future)
            future.start()
            return future

    def shutdown(self):
        with self.lock:
            self.closed = True
        for future in self.futures:
            future.join()
