"""An entry with an event, a value and an error; those who wait get the error as well."""

import threading


class Entry:
    def __init__(self):
        self.ready = threading.Event()
        self.value = None
        self.error = None


class Memo:
    def __init__(self):
        self.lock = threading.Lock()
        self.entries = {}

    def get(self, key, compute):
        with self.lock:
            entry = self.entries.get(key)
            if entry is None:
                entry = self.entries[key] = Entry()
                first = True
            else:
                first = False
        if first:
            try:
                entry.value = compute(key)
            except BaseException as e:
                entry.error = e
                with self.lock:
                    del self.entries[key]
            entry.ready.set()
        else:
            entry.ready.wait()
        if entry.error is not None:
            raise entry.error
        return entry.value
