"""Gives a factory that has failed a second chance."""

import threading


class Once:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._box = []

    def get(self, factory):
        with self._lock:
            if not self._box:
                try:
                    self._box.append(factory())
                except Exception:
                    self._box.append(factory())
            return self._box[0]
