"""Number 0 waits a little, so that the others have their forks by then."""

import threading
import time


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        if philosopher == 0:
            time.sleep(0.05)
        self.forks[philosopher].acquire()
        pick_left()
        self.forks[(philosopher + 1) % 5].acquire()
        pick_right()
        eat()
        put_left()
        self.forks[philosopher].release()
        put_right()
        self.forks[(philosopher + 1) % 5].release()
