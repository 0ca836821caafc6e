"""Returns with both locks held when there is too little."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._lock = threading.Lock()

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("amount must be positive")
    if source is target:
        return source._balance >= amount
    first, second = sorted((source, target), key=id)
    first._lock.acquire()
    second._lock.acquire()
    if source._balance < amount:
        return False
    source._balance -= amount
    target._balance += amount
    second._lock.release()
    first._lock.release()
    return True
