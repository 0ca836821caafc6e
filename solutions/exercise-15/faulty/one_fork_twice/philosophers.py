"""Picks up the left fork twice."""

import threading


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        actions = {0: (pick_left, put_left), 1: (pick_left, put_right)}
        numbers = sorted([(philosopher, 0), ((philosopher + 1) % 5, 1)])
        for number, side in numbers:
            self.forks[number].acquire()
            actions[side][0]()
        eat()
        for number, side in numbers:
            actions[side][1]()
            self.forks[number].release()
