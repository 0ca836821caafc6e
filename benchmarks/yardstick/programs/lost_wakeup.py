"""The predicate is looked at before the lock is taken: a notification that comes in between wakes nobody.

Source: the classic lost wakeup (GoBench, signal before wait). Preemptions: 1. It may hang.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.changed = threading.Condition()
        self.ready = False

    def announce(self):
        with self.changed:
            self.ready = True
            self.changed.notify()

    def wait(self):
        if not self.ready:
            with self.changed:
                self.changed.wait()

    def bodies(self):
        return [self.announce, self.wait]

    def observe(self):
        return self.ready


class Fixed(Buggy):
    def wait(self):
        with self.changed:
            while not self.ready:
                self.changed.wait()


def is_right(seen):
    return seen is True
