"""Finds out that the amount is bad when it holds the lock already, and doesn't give it back."""

import threading

bank = threading.RLock()


class Account:
    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    bank.acquire()
    if amount <= 0:
        raise ValueError("amount must be positive")
    enough = source._balance >= amount
    if enough:
        source._balance -= amount
        target._balance += amount
    bank.release()
    return enough
