"""Wakes one of those who wait, whether there is a value or not."""

import threading


class Once:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._busy = False
        self._box = []

    def get(self, factory):
        with self._changed:
            while self._busy:
                self._changed.wait()
            if self._box:
                return self._box[0]
            self._busy = True
        try:
            self._box.append(factory())
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify()
        return self._box[0]
