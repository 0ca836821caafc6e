"""Those whose computation has failed all compute for themselves, all at once."""

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
        if not first:
            if future.exception() is None:
                return future.result()
            value = compute(key)
            with self._lock:
                self._futures[key] = done = Future()
                done.set_result(value)
            return value
        try:
            future.set_result(compute(key))
        except BaseException as error:
            with self._lock:
                del self._futures[key]
            future.set_exception(error)
        return future.result()
