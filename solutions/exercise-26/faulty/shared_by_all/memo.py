"""The table belongs to the class: what one memo has computed, every other one believes as well."""

import threading


class Memo:
    values = {}
    locks = {}

    def get(self, key, compute):
        with self.locks.setdefault(key, threading.Lock()):
            if key not in self.values:
                self.values[key] = compute(key)
            return self.values[key]
