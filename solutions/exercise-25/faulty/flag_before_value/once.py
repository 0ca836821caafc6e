"""Says that the value is there before it is: who comes without the lock gets nothing."""

import threading


class Once:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made = False
        self._value = None

    def get(self, factory):
        if self._made:
            return self._value
        with self._lock:
            if not self._made:
                self._made = True
                try:
                    self._value = factory()
                except BaseException:
                    self._made = False
                    raise
            return self._value
