"""Keeps whatever it is given; the bad amount comes to light when somebody reads the value."""


class Counter:
    def __init__(self) -> None:
        self._contributions = []

    def increment(self, amount: int = 1) -> None:
        self._contributions.append(amount)

    @property
    def value(self) -> int:
        return sum(self._contributions)
