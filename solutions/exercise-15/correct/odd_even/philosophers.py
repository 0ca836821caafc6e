"""The odd ones begin on the left, the even ones on the right."""

import threading


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        left = self.forks[philosopher]
        right = self.forks[(philosopher + 4) % 5]
        if philosopher % 2:
            left.acquire()
            pick_left()
            right.acquire()
            pick_right()
            eat()
            put_right()
            right.release()
            put_left()
            left.release()
        else:
            right.acquire()
            pick_right()
            left.acquire()
            pick_left()
            eat()
            put_left()
            left.release()
            put_right()
            right.release()
