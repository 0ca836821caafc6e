"""Cleans up after an Exception; after anything else it takes itself for busy for ever."""

import threading


class Once:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = "empty"
        self._value = None

    def _become(self, state: str) -> None:
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def get(self, factory):
        with self._changed:
            self._changed.wait_for(lambda: self._state != "busy")
            if self._state == "full":
                return self._value
            self._state = "busy"
        try:
            self._value = factory()
        except Exception:
            self._become("empty")
            raise
        self._become("full")
        return self._value
