"""Picks up both forks, and asks then whether they are free."""

import threading


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        pick_left()
        pick_right()
        first, second = sorted((philosopher, (philosopher + 1) % 5))
        with self.forks[first], self.forks[second]:
            eat()
            put_left()
            put_right()
