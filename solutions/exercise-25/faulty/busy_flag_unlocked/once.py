"""A flag says that somebody is at it; but two may find it down at the same time."""

import time


class Once:
    def __init__(self):
        self.busy = False
        self.box = []

    def get(self, factory):
        while not self.box:
            if self.busy:
                time.sleep(0.01)
                continue
            self.busy = True
            try:
                self.box.append(factory())
            finally:
                self.busy = False
        return self.box[0]
