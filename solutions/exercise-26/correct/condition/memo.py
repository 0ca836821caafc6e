"""One condition, and a set of the keys that are being computed; those who wait look again, and may compute."""

import threading


class Memo:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._values = {}
        self._computing = set()

    def get(self, key, compute):
        with self._changed:
            while key in self._computing:
                self._changed.wait()
            if key in self._values:
                return self._values[key]
            self._computing.add(key)
        try:
            value = compute(key)
            with self._changed:
                self._values[key] = value
            return value
        finally:
            with self._changed:
                self._computing.discard(key)
                self._changed.notify_all()
