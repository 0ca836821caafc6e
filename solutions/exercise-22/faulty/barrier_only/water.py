"""Any three atoms make a group."""

import threading


class Water:
    def __init__(self) -> None:
        self.group = threading.Barrier(3)

    def hydrogen(self, release) -> None:
        self.group.wait()
        release()

    def oxygen(self, release) -> None:
        self.group.wait()
        release()
