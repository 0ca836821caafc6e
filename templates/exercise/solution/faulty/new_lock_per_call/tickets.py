"""A lock that nobody else ever sees."""

import threading


class Tickets:
    def __init__(self):
        self._last = 0

    def take(self):
        with threading.Lock():
            self._last += 1
            return self._last
