"""Every access to the balance is locked, but the final check has a wrong sign, and is made only once both others are
done: the deposit and the withdrawal must both have come before it.

Source: SCTBench, CS.account. Preemptions: 0 (the order of the threads).
"""

import threading

from together import Together


class Buggy(Together):
    sign = -1

    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 10
        self.deposited = self.withdrawn = False
        self.agreed = True

    def check(self):
        with self.lock:
            if self.deposited and self.withdrawn:
                self.agreed = self.balance == 10 + self.sign * 3 - 2

    def deposit(self):
        with self.lock:
            self.balance += 3
            self.deposited = True

    def withdraw(self):
        with self.lock:
            self.balance -= 2
            self.withdrawn = True

    def bodies(self):
        return [self.check, self.deposit, self.withdraw]

    def observe(self):
        return self.agreed


class Fixed(Buggy):
    sign = 1


def is_right(seen):
    return seen is True
