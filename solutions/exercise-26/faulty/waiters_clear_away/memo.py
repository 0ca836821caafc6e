"""Everyone who sees the failure clears it away, and some of them clear away the next attempt instead."""

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
        try:
            return future.result()
        except BaseException:
            with self._lock:
                self._futures.pop(key, None)
            raise
