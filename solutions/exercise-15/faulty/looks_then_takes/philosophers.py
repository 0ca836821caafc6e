"""Looks whether both forks are free, then takes them; two neighbours may look before either takes."""

import time


class DiningPhilosophers:
    def __init__(self) -> None:
        self._free = [True] * 5

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        left, right = philosopher, (philosopher + 1) % 5
        while not (self._free[left] and self._free[right]):
            time.sleep(0.001)
        self._free[left] = self._free[right] = False
        pick_left()
        pick_right()
        eat()
        put_left()
        put_right()
        self._free[left] = self._free[right] = True
