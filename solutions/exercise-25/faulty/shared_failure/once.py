"""Those who wait for a Future get its exception too."""

import threading
from concurrent.futures import Future


class Once:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._future = None

    def get(self, factory):
        with self._lock:
            mine = self._future is None
            if mine:
                self._future = Future()
            future = self._future
        if mine:
            try:
                future.set_result(factory())
            except BaseException as error:
                self._future = None
                future.set_exception(error)
        return future.result()
