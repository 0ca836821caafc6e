"""The same with Value's own lock, an RLock: whoever made the mistake doesn't notice it."""

from multiprocessing import Value


class SharedCounter:
    def __init__(self) -> None:
        self._value = Value("q", 0)

    def increment(self, amount: int = 1) -> None:
        lock = self._value.get_lock()
        lock.acquire()
        self._value.value += amount
        lock.release()

    @property
    def value(self) -> int:
        return self._value.get_obj().value
