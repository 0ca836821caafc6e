"""Withdraws first and puts it back if that was too much; whoever reads meanwhile sees a negative balance."""

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
    if source is target:
        return source.balance >= amount
    first, second = sorted((source, target), key=id)
    with first._lock, second._lock:
        source._balance -= amount
        if source._balance < 0:
            source._balance += amount
            return False
        target._balance += amount
        return True
