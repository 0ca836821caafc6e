"""An executor with one worker does all the adding; its Future brings back the exception."""

from concurrent.futures import ThreadPoolExecutor


class Counter:
    def __init__(self):
        self._pool = ThreadPoolExecutor(1)
        self._value = 0

    def _add(self, amount):
        self._value += amount

    def increment(self, amount=1):
        self._pool.submit(self._add, amount).result()

    @property
    def value(self):
        return self._pool.submit(lambda: self._value).result()
