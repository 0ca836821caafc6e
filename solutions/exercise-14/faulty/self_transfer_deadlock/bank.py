"""Orders the locks, and forgets that the first and the second may be the same."""

import threading


class Account:
    def __init__(self, balance: int) -> None:
        self._balance = balance
        self._lock = threading.Lock()

    @property
    def balance(self) -> int:
        return self._balance


def transfer(source: Account, target: Account, amount: int) -> bool:
    if amount <= 0:
        raise ValueError("amount must be positive")
    first, second = sorted((source, target), key=id)
    with first._lock:
        with second._lock:
            if source._balance < amount:
                return False
            source._balance -= amount
            target._balance += amount
            return True
