"""Locks the left fork only."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        with self._forks[philosopher]:
            pick_left()
            pick_right()
            eat()
            put_left()
            put_right()
