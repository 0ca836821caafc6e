"""Goes away hungry if a fork is not free."""

import threading


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        left, right = self.forks[philosopher], self.forks[(philosopher + 1) % 5]
        with left:
            if not right.acquire(timeout=1):
                return
            pick_left()
            pick_right()
            eat()
            put_left()
            put_right()
            right.release()
