"""Thinking, hungry, eating: whoever gets up tests whether a neighbour can start now, and wakes him alone."""

import threading

THINKING, HUNGRY, EATING = range(3)


class DiningPhilosophers:
    def __init__(self):
        self.mutex = threading.Lock()
        self.state = [THINKING] * 5
        self.may_eat = [threading.Semaphore(0) for _ in range(5)]

    def test(self, i):
        if self.state[i] == HUNGRY and self.state[i - 1] != EATING and self.state[(i + 1) % 5] != EATING:
            self.state[i] = EATING
            self.may_eat[i].release()

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        with self.mutex:
            self.state[philosopher] = HUNGRY
            self.test(philosopher)
        self.may_eat[philosopher].acquire()
        for action in (pick_left, pick_right, eat, put_left, put_right):
            action()
        with self.mutex:
            self.state[philosopher] = THINKING
            self.test((philosopher - 1) % 5)
            self.test((philosopher + 1) % 5)
