"""One lock for the whole bank."""

import threading

lock = threading.Lock()


class Account:
    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("amount must be positive")
    with lock:
        if source._balance < amount:
            return False
        source._balance -= amount
        target._balance += amount
        return True
