"""The manager serves readings and writings one by one, but not the two together."""

from multiprocessing import Manager


class SharedCounter:
    def __init__(self) -> None:
        self._manager = Manager()
        self._value = self._manager.Value("i", 0)

    def increment(self, amount: int = 1) -> None:
        self._value.value += amount

    @property
    def value(self) -> int:
        return self._value.value
