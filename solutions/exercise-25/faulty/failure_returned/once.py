"""Keeps the exception like a value, and returns it."""

import threading


class Once:
    def __init__(self):
        self.lock = threading.Lock()
        self.box = []

    def get(self, factory):
        with self.lock:
            if not self.box:
                try:
                    self.box.append(factory())
                except Exception as error:
                    return error
            return self.box[0]
