"""Takes the second lock only if it is free; else lets go of the first and begins again."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._lock = threading.Lock()

    @property
    def balance(self):
        with self._lock:
            return self._balance


def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("nothing to transfer")
    if source is target:
        return source.balance >= amount
    while True:
        with source._lock:
            if target._lock.acquire(blocking=False):
                try:
                    if source._balance < amount:
                        return False
                    source._balance -= amount
                    target._balance += amount
                    return True
                finally:
                    target._lock.release()
