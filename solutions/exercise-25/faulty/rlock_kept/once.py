"""The same with an RLock: the thread that failed can try again, and nobody else."""

import threading


class Once:
    def __init__(self):
        self.lock = threading.RLock()
        self.values = []

    def get(self, factory):
        self.lock.acquire()
        if not self.values:
            self.values.append(factory())
        self.lock.release()
        return self.values[0]
