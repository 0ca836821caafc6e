"""Forgets that the table is round: there is no fork with the number 5."""

import threading


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        with self.forks[philosopher], self.forks[philosopher + 1]:
            pick_left()
            pick_right()
            eat()
            put_left()
            put_right()
