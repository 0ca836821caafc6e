"""One lock guards the table of locks, and is let go before anything is computed."""

import threading
from collections import defaultdict
from collections.abc import Callable, Hashable


class Memo:
    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._locks: defaultdict[Hashable, threading.Lock] = defaultdict(threading.Lock)
        self._values: dict[Hashable, object] = {}

    def _lock_of(self, key: Hashable) -> threading.Lock:
        with self._guard:
            return self._locks[key]

    def get(self, key: Hashable, compute: Callable[[Hashable], object]) -> object:
        with self._lock_of(key):
            try:
                return self._values[key]
            except KeyError:
                pass
            value = compute(key)
            self._values[key] = value
            return value
