"""Each object has a place of its own in its sequence, but a lock of the module is held during an emit."""

import threading

condition = threading.Condition()


class ZeroEvenOdd:
    def __init__(self, n):
        self.n = n
        self.place = 0

    def emit_at(self, places, emit):
        for place in places:
            with condition:
                condition.wait_for(lambda place=place: self.place == place)
                emit(place // 2 + 1 if place % 2 else 0)
                self.place += 1
                condition.notify_all()

    def zero(self, emit):
        self.emit_at(range(0, 2 * self.n, 2), emit)

    def odd(self, emit):
        self.emit_at(range(1, 2 * self.n, 4), emit)

    def even(self, emit):
        self.emit_at(range(3, 2 * self.n, 4), emit)
