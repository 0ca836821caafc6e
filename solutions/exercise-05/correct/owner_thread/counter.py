"""One thread owns the value; the others send it their amounts and wait for the receipt."""

import queue
import threading


class Counter:
    def __init__(self) -> None:
        self._orders = queue.Queue()
        self._value = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            amount, receipt = self._orders.get()
            self._value += amount
            receipt.set()

    def increment(self, amount: int = 1) -> None:
        if not isinstance(amount, int):
            raise TypeError(f"amount must be an int, not {amount!r}")
        receipt = threading.Event()
        self._orders.put((amount, receipt))
        receipt.wait()

    @property
    def value(self) -> int:
        return self._value
