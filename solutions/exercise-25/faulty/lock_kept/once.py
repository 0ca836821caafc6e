"""When the factory raises, the lock is not given back."""

import threading


class Once:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made = False
        self._value = None

    def get(self, factory):
        self._lock.acquire()
        if not self._made:
            self._value = factory()
            self._made = True
        self._lock.release()
        return self._value
