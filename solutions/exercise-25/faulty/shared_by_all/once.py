"""The value is one for all objects."""

import threading


class Once:
    box = []
    lock = threading.RLock()

    def get(self, factory):
        with self.lock:
            if not self.box:
                self.box.append(factory())
            return self.box[0]
