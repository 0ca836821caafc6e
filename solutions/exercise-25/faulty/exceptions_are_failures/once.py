"""Takes a value that is an exception for a failure."""

import threading


class Once:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._results = []

    def get(self, factory):
        with self._lock:
            if not self._results:
                try:
                    result = factory()
                except BaseException as error:
                    result = error
                if isinstance(result, BaseException):
                    raise result
                self._results.append(result)
            return self._results[0]
