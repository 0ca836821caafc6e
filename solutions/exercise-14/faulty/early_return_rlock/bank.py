"""Returns with an RLock held: the thread itself can go on, everybody else waits for ever."""

import threading

bank = threading.RLock()


class Account:
    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("amount must be positive")
    bank.acquire()
    if source._balance < amount:
        return False
    source._balance -= amount
    target._balance += amount
    bank.release()
    return True
