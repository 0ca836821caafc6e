"""Compare and swap without a lock: version n + 1 belongs to whoever stores it first (`setdefault` is atomic)."""


class Counter:
    def __init__(self) -> None:
        self._versions = {0: (None, 0)}
        self._newest = 0

    def increment(self, amount: int = 1) -> None:
        ticket = object()
        number = self._newest
        while True:
            while number + 1 in self._versions:
                number += 1
            mine = (ticket, self._versions[number][1] + amount)
            if self._versions.setdefault(number + 1, mine)[0] is ticket:
                return

    @property
    def value(self) -> int:
        number = self._newest
        while number + 1 in self._versions:
            number += 1
        return self._versions[number][1]
