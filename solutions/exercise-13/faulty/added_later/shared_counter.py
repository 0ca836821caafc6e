"""A thread in the background does the adding: increment returns before it is done, and children have no such thread."""

import queue
import threading
from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._orders = queue.SimpleQueue()
        self._value = Value("q", 0)
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            with self._value.get_lock():
                self._value.value += self._orders.get()

    def increment(self, amount: int = 1) -> None:
        self._orders.put(0 + amount)

    @property
    def value(self) -> int:
        return self._value.get_obj().value
