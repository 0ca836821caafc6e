"""Looks again every few milliseconds: wasteful, but this contract does not forbid it."""

import time


class Announcement:
    def __init__(self) -> None:
        self._box = {}

    def publish(self, value: object) -> None:
        self._box.setdefault("value", value)

    def wait(self, timeout: float | None = None) -> object:
        deadline = float("inf") if timeout is None else time.monotonic() + timeout
        while "value" not in self._box:
            if time.monotonic() >= deadline:
                raise TimeoutError
            time.sleep(0.01)
        return self._box["value"]
