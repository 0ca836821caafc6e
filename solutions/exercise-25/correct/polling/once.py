"""Tries the lock again and again, and looks in between: right, if wasteful."""

import threading
import time


class Once:
    def __init__(self) -> None:
        self._making = threading.Lock()
        self._values = []

    def get(self, factory):
        while not self._values:
            if self._making.acquire(blocking=False):
                try:
                    if not self._values:
                        self._values.append(factory())
                finally:
                    self._making.release()
            else:
                time.sleep(0.001)
        return self._values[0]
