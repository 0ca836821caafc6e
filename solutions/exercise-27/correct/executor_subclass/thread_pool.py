"""Python's own pool does all of it; only the parameter has another name."""

from concurrent.futures import ThreadPoolExecutor


class ThreadPool(ThreadPoolExecutor):
    def __init__(self, workers):
        super().__init__(workers)
