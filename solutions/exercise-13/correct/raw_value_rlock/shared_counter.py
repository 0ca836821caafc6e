"""`RawValue` and an RLock, taken and given back by hand."""

from multiprocessing import RLock
from multiprocessing.sharedctypes import RawValue


class SharedCounter:
    def __init__(self):
        self.lock = RLock()
        self.cell = RawValue("q", 0)

    def increment(self, amount=1):
        self.lock.acquire()
        try:
            before = self.cell.value
            self.cell.value = before + amount
        finally:
            self.lock.release()

    @property
    def value(self):
        return self.cell.value
