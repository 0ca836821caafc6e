"""Refuses what is no int before it touches anything; try-lock in a loop (this contract does not forbid to spin)."""

import ctypes
import multiprocessing
import multiprocessing.sharedctypes


class SharedCounter:
    def __init__(self) -> None:
        self._lock = multiprocessing.Lock()
        self._value = multiprocessing.sharedctypes.RawValue(ctypes.c_longlong)

    def increment(self, amount: int = 1) -> None:
        if not isinstance(amount, int):
            raise TypeError(f"an int is needed, not {amount!r}")
        while not self._lock.acquire(block=False):
            pass
        try:
            self._value.value = self._value.value + amount
        finally:
            self._lock.release()

    @property
    def value(self) -> int:
        return self._value.value
