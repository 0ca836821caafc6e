"""Reading and writing the balance are locked, each by itself; the sum is formed in between.

Source: the classic atomicity violation over two locked calls. Preemptions: 1.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 0

    def get(self):
        with self.lock:
            return self.balance

    def set(self, balance):
        with self.lock:
            self.balance = balance

    def deposit(self):
        self.set(self.get() + 10)

    def bodies(self):
        return [self.deposit, self.deposit]

    def observe(self):
        return self.balance


class Fixed(Buggy):
    def deposit(self):
        with self.lock:
            self.balance += 10


def is_right(seen):
    return seen == 20
