"""Believes that a pause before the second lock keeps transfers apart."""

import threading
import time


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
    source._lock.acquire()
    time.sleep(0.01)
    target._lock.acquire()
    enough = source._balance >= amount
    if enough:
        source._balance -= amount
        target._balance += amount
    target._lock.release()
    source._lock.release()
    return enough
