"""Checks under the lock, lets go of it, and takes it again for the withdrawal."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._lock = threading.Lock()

    @property
    def balance(self):
        with self._lock:
            return self._balance

    def add(self, amount):
        with self._lock:
            self._balance += amount


def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("amount must be positive")
    if source.balance < amount:
        return False
    if source is not target:
        source.add(-amount)
        target.add(amount)
    return True
