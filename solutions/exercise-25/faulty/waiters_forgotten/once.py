"""Wakes those who wait when there is a value, and forgets them when there was a failure."""

import threading


class Once:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._busy = False
        self._box = []

    def get(self, factory):
        with self._changed:
            while self._busy and not self._box:
                self._changed.wait()
            if self._box:
                return self._box[0]
            self._busy = True
        try:
            value = factory()
        except BaseException:
            with self._changed:
                self._busy = False
            raise
        with self._changed:
            self._box.append(value)
            self._changed.notify_all()
        return value
