"""The value is made with the class: all counters are one."""

from multiprocessing import Value


class SharedCounter:
    _value = Value("q", 0)

    def increment(self, amount: int = 1) -> None:
        with self._value.get_lock():
            self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
