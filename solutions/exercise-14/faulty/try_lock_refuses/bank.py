"""Refuses a transfer because another one has the lock."""

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
    with source._lock:
        if not target._lock.acquire(blocking=False):
            return False
        try:
            if source._balance < amount:
                return False
            source._balance -= amount
            target._balance += amount
            return True
        finally:
            target._lock.release()
