"""Lays new forks for every meal."""

import threading


class DiningPhilosophers:
    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        forks = [threading.Lock() for _ in range(5)]
        first, second = sorted((philosopher, (philosopher + 1) % 5))
        with forks[first], forks[second]:
            pick_left()
            pick_right()
            eat()
            put_left()
            put_right()
