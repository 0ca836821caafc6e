"""Locks in the order of account numbers; but two accounts opened at the same moment may get the same number."""

import threading


class Account:
    opened = 0

    def __init__(self, balance: int) -> None:
        self._balance = balance
        self._lock = threading.Lock()
        Account.opened += 1
        self._number = Account.opened

    @property
    def balance(self) -> int:
        return self._balance


def transfer(source: Account, target: Account, amount: int) -> bool:
    if amount <= 0:
        raise ValueError("amount must be positive")
    if source is target:
        return source._balance >= amount
    first, second = (source, target) if source._number < target._number else (target, source)
    with first._lock, second._lock:
        if source._balance < amount:
            return False
        source._balance -= amount
        target._balance += amount
        return True
