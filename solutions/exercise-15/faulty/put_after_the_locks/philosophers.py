"""Gives back the locks when the meal is over, with the forks still in his hands."""

import threading


class DiningPhilosophers:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        first, second = sorted((philosopher, (philosopher + 1) % 5))
        self.forks[first].acquire()
        self.forks[second].acquire()
        pick_left()
        pick_right()
        eat()
        self.forks[second].release()
        self.forks[first].release()
        put_left()
        put_right()
