"""A lock that is held until the publication: a gate that everyone passes and leaves open behind."""

import threading


class Announcement:
    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._gate.acquire()
        self._values = {}

    def publish(self, value: object) -> None:
        mine = [value]
        if self._values.setdefault("value", mine) is mine:
            self._gate.release()

    def wait(self, timeout: float | None = None) -> object:
        if "value" not in self._values:
            if not self._gate.acquire(timeout=-1 if timeout is None else timeout):
                if "value" not in self._values:
                    raise TimeoutError
            else:
                self._gate.release()
        return self._values["value"][0]
