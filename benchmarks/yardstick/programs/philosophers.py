"""Three philosophers take the left fork and then the right one.

Source: E. W. Dijkstra's dining philosophers. Preemptions: 2. It may hang.
"""

import threading

from together import Together

SEATS = 3


class Buggy(Together):
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(SEATS)]
        self.meals = [0] * SEATS

    def order(self, seat):
        return seat, (seat + 1) % SEATS

    def dine(self, seat):
        first, second = self.order(seat)
        with self.forks[first], self.forks[second]:
            self.meals[seat] += 1

    def bodies(self):
        return [lambda seat=seat: self.dine(seat) for seat in range(SEATS)]

    def observe(self):
        return self.meals


class Fixed(Buggy):
    def order(self, seat):
        return sorted(super().order(seat))


def is_right(seen):
    return list(seen) == [1] * SEATS
