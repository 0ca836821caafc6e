"""The same with an array."""

from multiprocessing import Array


class SharedCounter:
    def __init__(self) -> None:
        self._cells = Array("q", 1)

    def increment(self, amount: int = 1) -> None:
        self._cells[0] += amount

    @property
    def value(self) -> int:
        return self._cells[0]
