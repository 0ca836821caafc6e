"""Looks before it takes the lock, and not again when it has it."""

import threading


class Once:
    def __init__(self):
        self.lock = threading.Lock()
        self.box = []

    def get(self, factory):
        if not self.box:
            with self.lock:
                self.box = [factory()]
        return self.box[0]
