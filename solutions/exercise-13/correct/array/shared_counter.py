"""An array of one, with the lock it brings along."""

import multiprocessing as mp


class SharedCounter:
    def __init__(self):
        self._cells = mp.Array("q", 1)

    def increment(self, amount=1):
        with self._cells.get_lock():
            self._cells[0] += amount

    @property
    def value(self):
        return self._cells[0]
