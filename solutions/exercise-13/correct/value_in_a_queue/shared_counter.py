"""The value itself travels: who has taken it out of the queue is alone with it, and puts back the new one."""

from multiprocessing import SimpleQueue


class SharedCounter:
    def __init__(self):
        self._queue = SimpleQueue()
        self._queue.put(0)

    def increment(self, amount=1):
        value = self._queue.get()
        try:
            value += amount
        finally:
            self._queue.put(value)

    @property
    def value(self):
        value = self._queue.get()
        self._queue.put(value)
        return value
