"""Sleeps before it looks at the deadline, so a timeout of 0 blocks as well."""

import threading
import time


class Announcement:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values = []

    def publish(self, value: object) -> None:
        with self._lock:
            if not self._values:
                self._values.append(value)

    def wait(self, timeout: float | None = None) -> object:
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self._values:
            time.sleep(0.01)
            if deadline is not None and time.monotonic() >= deadline and not self._values:
                raise TimeoutError
        return self._values[0]
