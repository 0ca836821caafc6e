"""Gives the forks back and tells nobody."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._eating = set()

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        neighbours = {(philosopher + 1) % 5, (philosopher - 1) % 5}
        with self._condition:
            self._condition.wait_for(lambda: not neighbours & self._eating)
            self._eating.add(philosopher)
        pick_left()
        pick_right()
        eat()
        put_left()
        put_right()
        with self._condition:
            self._eating.discard(philosopher)
