"""Those who waited for a computation that failed get None, as if that were its value."""

import threading


class Entry:
    def __init__(self):
        self.done = threading.Event()
        self.value = None


class Memo:
    def __init__(self):
        self.lock = threading.Lock()
        self.entries = {}

    def get(self, key, compute):
        with self.lock:
            entry = self.entries.get(key)
            if entry is None:
                mine = self.entries[key] = Entry()
        if entry is not None:
            entry.done.wait()
            return entry.value
        try:
            mine.value = compute(key)
            return mine.value
        except BaseException:
            with self.lock:
                del self.entries[key]
            raise
        finally:
            mine.done.set()
