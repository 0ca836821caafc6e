"""Computes both new balances before it writes them: from an account to itself, money appears."""

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
        reduced = source._balance - amount
        raised = target._balance + amount
        source._balance = reduced
        target._balance = raised
        return True
