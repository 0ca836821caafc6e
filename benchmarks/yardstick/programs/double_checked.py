"""Double-checked initialisation that publishes the object before it is filled; whoever finds it there takes no lock
and sees it empty.

Source: the classic double-checked locking (GoBench, order violation). Preemptions: 1.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.settings = None
        self.seen = []

    def make(self):
        self.settings = {}
        self.settings["colour"] = "red"

    def use(self):
        if self.settings is None:
            with self.lock:
                if self.settings is None:
                    self.make()
        self.seen.append(self.settings.get("colour"))

    def bodies(self):
        return [self.use, self.use]

    def observe(self):
        return self.seen


class Fixed(Buggy):
    def make(self):
        settings = {}
        settings["colour"] = "red"
        self.settings = settings


def is_right(seen):
    return list(seen) == ["red", "red"]
