"""A cell per thread, summed while other threads add theirs: the dictionary changes size under the loop."""

import threading


class Counter:
    def __init__(self) -> None:
        self._parts = {}

    def increment(self, amount: int = 1) -> None:
        me = threading.get_ident()
        self._parts[me] = self._parts.get(me, 0) + amount

    @property
    def value(self) -> int:
        total = 0
        for part in self._parts.values():
            total += part
        return total
