"""Asks for the right fork again and again, with the left one in his hand."""

import threading
import time


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        left, right = self.forks[philosopher], self.forks[(philosopher + 1) % 5]
        left.acquire()
        pick_left()
        while not right.acquire(blocking=False):
            time.sleep(0.001)
        pick_right()
        eat()
        put_left()
        left.release()
        put_right()
        right.release()
