"""The loop that `wait_for` stands for, with the deadline worked out by hand."""

import threading
import time


class Announcement:
    def __init__(self) -> None:
        self.condition = threading.Condition()
        self.values = []

    def publish(self, value: object) -> None:
        with self.condition:
            if not self.values:
                self.values.append(value)
                self.condition.notify_all()

    def wait(self, timeout: float | None = None) -> object:
        deadline = None if timeout is None else time.monotonic() + timeout
        with self.condition:
            while not self.values:
                if deadline is None:
                    self.condition.wait()
                    continue
                remaining = deadline - time.monotonic()
                if remaining <= 0:
                    raise TimeoutError(f"nothing was published within {timeout} s")
                self.condition.wait(remaining)
            return self.values[0]
