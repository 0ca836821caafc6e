"""Python's own pool, told to drop what has not been begun."""

from concurrent.futures import Future, ThreadPoolExecutor


class ThreadPool:
    def __init__(self, workers):
        self.executor = ThreadPoolExecutor(workers)

    def submit(self, function, *args):
        return self.executor.submit(function, *args)

    def shutdown(self):
        self.executor.shutdown(cancel_futures=True)
