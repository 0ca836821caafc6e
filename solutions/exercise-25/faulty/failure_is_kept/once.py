"""The first attempt decides: its exception is raised for ever."""

import threading


class Once:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._attempted = False
        self._error = None
        self._value = None

    def get(self, factory):
        with self._lock:
            if not self._attempted:
                self._attempted = True
                try:
                    self._value = factory()
                except BaseException as error:
                    self._error = error
            if self._error is not None:
                raise self._error
            return self._value
