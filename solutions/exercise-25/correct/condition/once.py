"""Nobody holds a lock while the factory is at work; a state says what is going on."""

from threading import Condition


class Once:
    def __init__(self) -> None:
        self.changed = Condition()
        self.state = "empty"
        self.value = None

    def get(self, factory):
        with self.changed:
            while self.state == "busy":
                self.changed.wait()
            if self.state == "full":
                return self.value
            self.state = "busy"
        state = "empty"
        try:
            self.value = factory()
            state = "full"
        finally:
            with self.changed:
                self.state = state
                self.changed.notify_all()
        return self.value
