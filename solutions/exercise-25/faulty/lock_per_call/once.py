"""Every caller brings a lock of its own."""

import threading


class Once:
    def __init__(self) -> None:
        self._box = []

    def get(self, factory):
        lock = threading.Lock()
        with lock:
            if not self._box:
                self._box.append(factory())
            return self._box[0]
