"""Deposits before it knows that the money is there, and takes it back if not: somebody may have spent it meanwhile."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._lock = threading.Lock()

    @property
    def balance(self):
        return self._balance

    def add(self, amount):
        with self._lock:
            if self._balance + amount < 0:
                return False
            self._balance += amount
            return True


def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("amount must be positive")
    if source is target:
        return source.balance >= amount
    target.add(amount)
    if source.add(-amount):
        return True
    target.add(-amount)
    return False
