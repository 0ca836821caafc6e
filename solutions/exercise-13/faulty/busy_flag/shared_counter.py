"""A flag in shared memory that is looked at and set in two steps."""

from multiprocessing import RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._busy = RawValue("b", 0)
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        while self._busy.value:
            pass
        self._busy.value = 1
        try:
            self._value.value += amount
        finally:
            self._busy.value = 0

    @property
    def value(self) -> int:
        return self._value.value
