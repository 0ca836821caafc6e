"""Gives the permit back twice after a bad amount: from then on two may enter."""

from multiprocessing import RawValue, Semaphore


class SharedCounter:
    def __init__(self) -> None:
        self._permit = Semaphore(1)
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        self._permit.acquire()
        try:
            self._value.value += amount
        except Exception:
            self._permit.release()
            raise
        finally:
            self._permit.release()

    @property
    def value(self) -> int:
        return self._value.value
