"""All objects share a lock: the factory of one can't ask another one."""

import threading


class Once:
    _lock = threading.Lock()

    def __init__(self) -> None:
        self._box = []

    def get(self, factory):
        with Once._lock:
            if not self._box:
                self._box.append(factory())
            return self._box[0]
