"""A Future for each key: whoever puts it there computes, all others wait for it."""

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future


class Memo:
    """Keeps what was computed for a key; any number of threads may ask at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: dict[Hashable, Future[object]] = {}

    def get(self, key: Hashable, compute: Callable[[Hashable], object]) -> object:
        """Return the value for ``key``; of those who ask at once, the first has it computed."""
        with self._lock:
            promise = self._values.get(key)
            mine = promise is None
            if mine:
                promise = self._values[key] = Future()
        if not mine:
            return promise.result()
        try:
            value = compute(key)
        except BaseException as error:
            with self._lock:
                del self._values[key]
            promise.set_exception(error)
            raise
        promise.set_result(value)
        return value
