"""Takes the second fork only if it is free; else lets the first one lie again, before anybody was told."""

import threading
import time


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        first, second = self.forks[philosopher], self.forks[(philosopher + 1) % 5]
        while True:
            first.acquire()
            if second.acquire(blocking=False):
                break
            first.release()
            time.sleep(0.001)
            first, second = second, first
        try:
            pick_left(), pick_right()
            eat()
            put_left(), put_right()
        finally:
            first.release()
            second.release()
