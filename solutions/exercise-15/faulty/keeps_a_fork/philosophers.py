"""Gives back one lock of two."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._forks = [threading.Semaphore(1) for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        first, second = sorted((philosopher, (philosopher + 1) % 5))
        self._forks[first].acquire()
        self._forks[second].acquire()
        pick_left()
        pick_right()
        eat()
        put_left()
        put_right()
        self._forks[first].release()
