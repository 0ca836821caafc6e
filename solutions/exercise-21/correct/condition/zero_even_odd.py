"""One Condition; the position in the sequence says whose turn it is."""

import threading


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.position = 0
        self.moved = threading.Condition()

    def _emit_at(self, positions, emit):
        for position in positions:
            with self.moved:
                self.moved.wait_for(lambda: self.position == position)
                emit((position + 1) // 2 if position % 2 else 0)
                self.position += 1
                self.moved.notify_all()

    def zero(self, emit):
        self._emit_at(range(0, 2 * self.n, 2), emit)

    def even(self, emit):
        self._emit_at(range(3, 2 * self.n, 4), emit)

    def odd(self, emit):
        self._emit_at(range(1, 2 * self.n, 4), emit)
