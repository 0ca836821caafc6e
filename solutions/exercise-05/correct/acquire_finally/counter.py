"""The lock by hand: acquire, try, finally, release."""

import threading


class Counter:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.total = 0

    def increment(self, amount: int = 1) -> None:
        self.lock.acquire()
        try:
            before = self.total
            after = before + amount
            self.total = after
        finally:
            self.lock.release()

    @property
    def value(self) -> int:
        return self.total
