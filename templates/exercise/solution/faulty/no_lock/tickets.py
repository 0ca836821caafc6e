"""No lock at all."""


class Tickets:
    def __init__(self):
        self._last = 0

    def take(self):
        self._last += 1
        return self._last
