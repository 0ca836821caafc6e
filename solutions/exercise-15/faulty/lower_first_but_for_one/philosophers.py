"""Means to begin with the lower number, but compares before the number is taken modulo 5."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        left, right = philosopher, philosopher + 1
        first, second = (left, right) if left < right else (right, left)
        with self._forks[first % 5]:
            with self._forks[second % 5]:
                pick_left()
                pick_right()
                eat()
                put_left()
                put_right()
