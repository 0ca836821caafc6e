"""Each cell is read under its lock, but by the time the last one is read the first has changed."""

import threading


class Counter:
    def __init__(self):
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._cells = []

    def increment(self, amount=1):
        if not hasattr(self._mine, "cell"):
            self._mine.cell = {"lock": threading.Lock(), "sum": 0}
            with self._lock:
                self._cells.append(self._mine.cell)
        with self._mine.cell["lock"]:
            self._mine.cell["sum"] += amount

    @property
    def value(self):
        with self._lock:
            cells = list(self._cells)
        total = 0
        for cell in cells:
            with cell["lock"]:
                total += cell["sum"]
        return total
