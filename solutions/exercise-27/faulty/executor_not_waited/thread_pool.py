"""Python's own pool, told not to wait."""

from concurrent.futures import Future, ThreadPoolExecutor


class ThreadPool:
    def __init__(self, workers):
        self.executor = ThreadPoolExecutor(workers)

    def submit(self, function, *args):
        return self.executor.submit(function, *args)

    def shutdown(self):
        self.executor.shutdown(wait=False)
