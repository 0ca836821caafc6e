"""Gives up after a second."""

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
    if not first._lock.acquire(timeout=1):
        return False
    try:
        if not second._lock.acquire(timeout=1):
            return False
        try:
            enough = source._balance >= amount
            if enough:
                source._balance -= amount
                target._balance += amount
            return enough
        finally:
            second._lock.release()
    finally:
        first._lock.release()
