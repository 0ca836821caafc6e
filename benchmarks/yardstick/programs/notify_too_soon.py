"""The notification is sent first, and the state changes after the lock was given back. Who wakes in between looks,
finds nothing changed and waits for a second notification.

Source: written for this collection. Preemptions: 1. It may hang.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.changed = threading.Condition()
        self.ready = False

    def wait(self):
        with self.changed:
            while not self.ready:
                self.changed.wait()

    def announce(self):
        with self.changed:
            self.changed.notify()
        self.ready = True

    def bodies(self):
        return [self.wait, self.announce]

    def observe(self):
        return self.ready


class Fixed(Buggy):
    def announce(self):
        with self.changed:
            self.ready = True
            self.changed.notify()


def is_right(seen):
    return seen is True
