"""Takes NotImplemented for "not yet"."""

import threading


class Once:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value = NotImplemented

    def get(self, factory):
        with self._lock:
            if self._value is NotImplemented:
                self._value = factory()
            return self._value
