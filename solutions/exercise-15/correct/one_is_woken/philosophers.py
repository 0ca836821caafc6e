"""Wakes one of those who wait: not always one who can eat, but the last to put his forks down wakes one who can."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._eating = [False] * 5

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        with self._condition:
            while self._eating[philosopher - 1] or self._eating[(philosopher + 1) % 5]:
                self._condition.wait()
            self._eating[philosopher] = True
        pick_left()
        pick_right()
        eat()
        put_left()
        put_right()
        with self._condition:
            self._eating[philosopher] = False
            self._condition.notify()
