"""The same with RLocks, which help a transfer to itself but not two opposite ones."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self.lock = threading.RLock()

    @property
    def balance(self):
        with self.lock:
            return self._balance


def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("amount must be positive")
    with source.lock, target.lock:
        if source.balance < amount:
            return False
        source._balance -= amount
        target._balance += amount
        return True
