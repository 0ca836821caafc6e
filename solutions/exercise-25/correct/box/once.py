"""A list as a box: it is empty, or has the value in it."""

import threading


class Once:
    def __init__(self):
        self.box = []
        self.lock = threading.RLock()

    def get(self, factory):
        with self.lock:
            if not self.box:
                self.box.append(factory())
        return self.box[0]
