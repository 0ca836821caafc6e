"""Those who wait get the exception before it is cleared away: whoever asks again at once gets it a second time."""

import threading
from concurrent.futures import Future


class Memo:
    def __init__(self):
        self._lock = threading.Lock()
        self._futures = {}

    def get(self, key, compute):
        with self._lock:
            mine = key not in self._futures
            future = self._futures.setdefault(key, Future())
        if mine:
            try:
                future.set_result(compute(key))
            except BaseException as error:
                future.set_exception(error)
                with self._lock:
                    del self._futures[key]
        return future.result()
