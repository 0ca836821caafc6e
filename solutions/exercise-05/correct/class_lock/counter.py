"""One lock for all counters, as a class attribute: coarse, and correct."""

import threading


class Counter:
    _lock = threading.Lock()
    _value = 0

    def increment(self, amount: int = 1) -> None:
        with Counter._lock:
            self._value = self._value + amount

    @property
    def value(self) -> int:
        with Counter._lock:
            return self._value
