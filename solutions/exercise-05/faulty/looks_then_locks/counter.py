"""A busy flag that is looked at and set in two steps."""


class Counter:
    def __init__(self) -> None:
        self._busy = False
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        while self._busy:
            pass
        self._busy = True
        try:
            self._value += amount
        finally:
            self._busy = False

    @property
    def value(self) -> int:
        return self._value
