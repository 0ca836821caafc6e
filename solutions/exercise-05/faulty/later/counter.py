"""Leaves the adding to a background thread, and returns before it is done."""

import queue
import threading


class Counter:
    def __init__(self) -> None:
        self._orders = queue.Queue()
        self._value = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            self._value += self._orders.get()

    def increment(self, amount: int = 1) -> None:
        self._orders.put(0 + amount)

    @property
    def value(self) -> int:
        return self._value
