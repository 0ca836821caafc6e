"""Two threads that find no lock for the key make one each."""

import threading


class Memo:
    def __init__(self):
        self.locks = {}
        self.values = {}

    def get(self, key, compute):
        if key not in self.locks:
            self.locks[key] = threading.Lock()
        with self.locks[key]:
            if key not in self.values:
                self.values[key] = compute(key)
            return self.values[key]
