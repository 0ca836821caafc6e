"""Python's own pool, under another name."""

from concurrent.futures import Future, ThreadPoolExecutor


class ThreadPool:
    def __init__(self, workers: int) -> None:
        self._executor = ThreadPoolExecutor(max_workers=workers)

    def submit(self, function, *args) -> Future:
        return self._executor.submit(function, *args)

    def shutdown(self) -> None:
        self._executor.shutdown()
