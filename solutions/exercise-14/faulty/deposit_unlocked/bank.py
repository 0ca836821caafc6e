"""Withdraws under the source's lock and deposits under none."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._lock = threading.Lock()

    @property
    def balance(self):
        return self._balance

    def withdraw(self, amount):
        with self._lock:
            if self._balance < amount:
                return False
            self._balance -= amount
            return True

    def deposit(self, amount):
        self._balance += amount


def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("amount must be positive")
    if source is target:
        return source.balance >= amount
    if source.withdraw(amount):
        target.deposit(amount)
        return True
    return False
