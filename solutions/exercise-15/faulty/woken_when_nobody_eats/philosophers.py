"""Who waits is woken only when nobody eats any more; meanwhile he could have eaten beside one who does."""

import threading


class DiningPhilosophers:
    def __init__(self):
        self.cond = threading.Condition()
        self.hungry, self.eating = set(), set()

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        l, r = (philosopher - 1) % 5, (philosopher + 1) % 5
        with self.cond:
            while l in self.eating or r in self.eating:
                self.cond.wait()
            self.eating.add(philosopher)
        pick_left()
        pick_right()
        eat()
        put_left()
        put_right()
        with self.cond:
            self.eating.discard(philosopher)
            if not self.eating:
                self.cond.notify_all()
