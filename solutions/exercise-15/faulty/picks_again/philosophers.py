"""Picks up the left fork before the right one is his, and again at the next try."""

import threading
import time


class DiningPhilosophers:
    def __init__(self):
        self._forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        left, right = self._forks[philosopher], self._forks[(philosopher + 1) % 5]
        while True:
            with left:
                pick_left()
                if right.acquire(blocking=False):
                    pick_right()
                    eat()
                    put_right()
                    right.release()
                    put_left()
                    return
                put_left()
            time.sleep(0.001)
