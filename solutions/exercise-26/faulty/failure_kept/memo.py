"""A Future that has failed stays in the table: the failure is kept like a value."""

import threading
from concurrent.futures import Future


class Memo:
    def __init__(self):
        self._lock = threading.Lock()
        self._futures = {}

    def get(self, key, compute):
        with self._lock:
            first = key not in self._futures
            future = self._futures.setdefault(key, Future())
        if first:
            try:
                future.set_result(compute(key))
            except BaseException as error:
                future.set_exception(error)
        return future.result()
