"""Waits for a fork for some time, and eats then."""

import threading


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        forks = [self.forks[philosopher], self.forks[(philosopher + 1) % 5]]
        got = [fork.acquire(timeout=5) for fork in forks]
        pick_left()
        pick_right()
        eat()
        put_left()
        put_right()
        for fork, mine in zip(forks, got):
            if mine:
                fork.release()
