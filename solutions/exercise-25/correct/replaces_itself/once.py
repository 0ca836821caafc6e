"""Once there is a value, `get` is replaced by a function that returns it."""

import threading


class Once:
    def __init__(self) -> None:
        self._lock = threading.Semaphore()
        self._known = None

    def get(self, factory):
        with self._lock:
            known = self._known
            if known is None:
                value = factory()
                known = self._known = lambda: value
                self.get = lambda _: value
        return known()
