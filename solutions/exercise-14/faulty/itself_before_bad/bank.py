"""A transfer to the same account may be of any amount."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self.lock = threading.RLock()

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    if source is target:
        return source._balance >= amount
    if amount < 1:
        raise ValueError("nothing to transfer")
    first, second = sorted((source, target), key=id)
    with first.lock, second.lock:
        if source._balance < amount:
            return False
        source._balance -= amount
        target._balance += amount
        return True
