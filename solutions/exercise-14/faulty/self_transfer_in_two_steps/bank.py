"""Self transfer takes out and puts back in two regions: another transfer is wrongly refused in between."""

import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._lock = threading.Lock()

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    if amount < 1:
        raise ValueError
    with source._lock:
        if source._balance < amount:
            return False
        source._balance -= amount
    with target._lock:
        target._balance += amount
    return True
