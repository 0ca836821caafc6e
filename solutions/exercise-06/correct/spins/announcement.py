"""Spins on the value and the clock: wasteful, but this contract does not forbid it."""

import time


class Announcement:
    def __init__(self):
        self.box = []

    def publish(self, value):
        self.box.append(value)

    def wait(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while not self.box:
            if end is not None and time.monotonic() >= end:
                raise TimeoutError
        return self.box[0]
