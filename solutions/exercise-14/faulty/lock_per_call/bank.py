"""Every transfer makes a lock of its own."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    lock = threading.Lock()
    with lock:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if source._balance < amount:
            return False
        source._balance -= amount
        target._balance += amount
        return True
