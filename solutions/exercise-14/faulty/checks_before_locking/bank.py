"""Looks at the balance before it has the locks."""

import threading


class Account:
    def __init__(self, balance: int) -> None:
        self._balance = balance
        self._lock = threading.RLock()

    @property
    def balance(self) -> int:
        return self._balance


def transfer(source: Account, target: Account, amount: int) -> bool:
    if amount <= 0:
        raise ValueError("amount must be positive")
    if source.balance < amount:
        return False
    first, second = sorted((source, target), key=id)
    with first._lock, second._lock:
        source._balance -= amount
        target._balance += amount
    return True
