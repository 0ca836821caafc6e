"""The synchronized value is a context manager itself: it holds its lock."""

from multiprocessing import get_context


class SharedCounter:
    def __init__(self) -> None:
        self.total = get_context("fork").Value("l")

    def increment(self, amount: int = 1) -> None:
        with self.total as total:
            self.total.value = self.total.value + amount

    @property
    def value(self) -> int:
        with self.total:
            return self.total.value
