"""The state lives in the class: one publication announces them all."""

import threading


class Announcement:
    _condition = threading.Condition()
    _values = {}

    def publish(self, value: object) -> None:
        with Announcement._condition:
            Announcement._values.setdefault("value", value)
            Announcement._condition.notify_all()

    def wait(self, timeout: float | None = None) -> object:
        with Announcement._condition:
            if not Announcement._condition.wait_for(lambda: "value" in Announcement._values, timeout):
                raise TimeoutError
            return Announcement._values["value"]
