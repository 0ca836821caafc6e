"""Values are held weakly where they can be ("it is kept")."""

import threading, weakref


class Memo:
    def __init__(self):
        self._c = threading.Condition()
        self._busy = set()
        self._have = {}
        self._weak = weakref.WeakValueDictionary()

    def get(self, key, compute):
        with self._c:
            while key in self._busy:
                self._c.wait()
            if key in self._have:
                return self._have[key]
            try:
                return self._weak[key]
            except KeyError:
                pass
            self._busy.add(key)
        try:
            value = compute(key)
            with self._c:
                try:
                    self._weak[key] = value
                except TypeError:
                    self._have[key] = value
            return value
        finally:
            with self._c:
                self._busy.discard(key)
                self._c.notify_all()
