"""Each account has a number and a lock; locks are always taken in the order of the numbers."""

import itertools
import threading

_numbers = itertools.count()


class Account:
    """An account that may take part in any number of transfers at the same time."""

    def __init__(self, balance: int) -> None:
        self._lock = threading.Lock()
        self._number = next(_numbers)
        self._balance = balance

    @property
    def balance(self) -> int:
        """What is in the account."""
        with self._lock:
            return self._balance


def transfer(source: Account, target: Account, amount: int) -> bool:
    """Move ``amount`` from ``source`` to ``target``, if it is there."""
    if amount <= 0:
        raise ValueError(f"amount is {amount}; it must be positive")
    if source is target:
        return source.balance >= amount
    first, second = sorted((source, target), key=lambda account: account._number)
    with first._lock, second._lock:
        if source._balance < amount:
            return False
        source._balance -= amount
        target._balance += amount
        return True
