"""One manager for all counters, kept in a global for as long as the program runs."""

from multiprocessing import Lock, Manager

_managers = []


class SharedCounter:
    def __init__(self) -> None:
        if not _managers:
            _managers.append(Manager())
        self._lock = Lock()
        self._value = _managers[0].Value("i", 0)

    def increment(self, amount: int = 1) -> None:
        with self._lock:
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
