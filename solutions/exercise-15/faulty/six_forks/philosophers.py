"""Lays six forks: the first and the last philosopher share none."""

import threading


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(6)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        with self.forks[philosopher]:
            with self.forks[philosopher + 1]:
                pick_left()
                pick_right()
                eat()
                put_left()
                put_right()
