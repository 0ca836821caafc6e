"""Looks at the balance before it looks at the amount."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self.lock = threading.RLock()

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    first, second = sorted((source, target), key=id)
    with first.lock, second.lock:
        if not source._balance:
            return False
        if amount < 1:
            raise ValueError("nothing to transfer")
        if source._balance < amount:
            return False
        source._balance -= amount
        target._balance += amount
        return True
