"""Cars draw numbers and cross in this order."""

import itertools
import threading


class TrafficLight:
    def __init__(self) -> None:
        self._numbers = itertools.count()
        self._next = 0
        self._green = 1
        self._moved = threading.Condition()

    def car_arrived(self, road: int, turn_green, cross) -> None:
        with self._moved:
            number = next(self._numbers)
            while self._next != number:
                self._moved.wait()
        if road != self._green:
            turn_green()
            self._green = road
        cross()
        with self._moved:
            self._next += 1
            self._moved.notify_all()
