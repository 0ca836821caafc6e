"""A thread for each job, of which a semaphore lets only so many run."""

import threading


class Future(threading.Thread):
    def __init__(self, permits, function, args):
        super().__init__()
        self.permits, self.function, self.args = permits, function, args
        self.error = None

    def run(self):
        with self.permits:
            try:
                self.value = self.function(*self.args)
            except BaseException as error:
                self.error = error

    def result(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.value


class ThreadPool:
    def __init__(self, workers):
        self.permits = threading.BoundedSemaphore(workers)
        self.lock = threading.Lock()
        self.futures = []
        self.closed = False

    def submit(self, function, *args):
        with self.lock:
            if self.closed:
                raise RuntimeError("no more jobs")
            future = Future(self.permits, function, args)
            self.futures.append(future)
            future.start()
        return future

    def shutdown(self):
        with self.lock:
            self.closed = True
        for future in self.futures:
            future.join()
