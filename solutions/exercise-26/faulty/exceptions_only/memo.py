"""Only Exceptions are passed on: what exits leaves a promise that nobody keeps."""

import threading
from concurrent.futures import Future


class Memo:
    def __init__(self):
        self._lock = threading.Lock()
        self._futures = {}

    def get(self, key, compute):
        with self._lock:
            future = self._futures.get(key)
            if future is None:
                mine = self._futures[key] = Future()
        if future is not None:
            return future.result()
        try:
            mine.set_result(compute(key))
        except Exception as error:
            with self._lock:
                del self._futures[key]
            mine.set_exception(error)
        return mine.result()
