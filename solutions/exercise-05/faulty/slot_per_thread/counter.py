"""Every thread adds to a cell of its own; whoever sums the cells meets some of them before, some after others count."""

import threading


class Counter:
    def __init__(self) -> None:
        self._mine = threading.local()
        self._cells = []

    def increment(self, amount: int = 1) -> None:
        cell = getattr(self._mine, "cell", None)
        if cell is None:
            cell = [0]
            self._cells.append(cell)
            self._mine.cell = cell
        cell[0] += amount

    @property
    def value(self) -> int:
        return sum(cell[0] for cell in list(self._cells))
