"""An `if` is enough here: only the publication ever notifies, and Python's conditions don't wake without reason."""

import threading

NOTHING = object()


class Announcement:
    def __init__(self) -> None:
        self.condition = threading.Condition(threading.Lock())
        self.value = NOTHING

    def publish(self, value: object) -> None:
        with self.condition:
            if self.value is NOTHING:
                self.value = value
                self.condition.notify_all()

    def wait(self, timeout: float | None = None) -> object:
        with self.condition:
            if self.value is NOTHING:
                self.condition.wait(timeout)
            if self.value is NOTHING:
                raise TimeoutError
            return self.value
