"""A Future is an announcement."""

from concurrent.futures import Future, InvalidStateError


class Announcement:
    def __init__(self) -> None:
        self._future = Future()

    def publish(self, value: object) -> None:
        try:
            self._future.set_result(value)
        except InvalidStateError:
            pass

    def wait(self, timeout: float | None = None) -> object:
        return self._future.result(timeout)
