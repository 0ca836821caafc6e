"""Increments travel through a queue; whoever reads the value takes them out, and the others never see them."""

from multiprocessing import SimpleQueue


class SharedCounter:
    def __init__(self) -> None:
        self._queue = SimpleQueue()
        self._value = 0

    def increment(self, amount: int = 1) -> None:
        self._queue.put(0 + amount)

    @property
    def value(self) -> int:
        while not self._queue.empty():
            self._value += self._queue.get()
        return self._value
