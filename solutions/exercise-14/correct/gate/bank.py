"""Locks are taken in any order, but by one transfer at a time: whoever takes two has the gate to himself."""

import threading

GATE = threading.Lock()


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._lock = threading.RLock()

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    if amount < 1:
        raise ValueError("amount must be at least 1")
    with GATE:
        source._lock.acquire()
        target._lock.acquire()
    try:
        if amount > source._balance:
            return False
        source._balance -= amount
        target._balance += amount
        return True
    finally:
        target._lock.release()
        source._lock.release()
