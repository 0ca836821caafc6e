"""Withdrawals have a lock, deposits have another one; both change the balance."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._out = threading.Lock()
        self._in = threading.Lock()

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("amount must be positive")
    if source is target:
        return source._balance >= amount
    with source._out:
        if source._balance < amount:
            return False
        source._balance -= amount
    with target._in:
        target._balance += amount
    return True
