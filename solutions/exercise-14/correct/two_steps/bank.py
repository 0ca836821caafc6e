"""Takes the money from the source, then brings it to the target: never more than one lock at a time."""

import threading


class Account:
    def __init__(self, balance: int) -> None:
        self._balance = balance
        self._lock = threading.Lock()

    @property
    def balance(self) -> int:
        return self._balance

    def _withdraw(self, amount: int) -> bool:
        with self._lock:
            if self._balance < amount:
                return False
            self._balance -= amount
            return True

    def _deposit(self, amount: int) -> None:
        with self._lock:
            self._balance += amount


def transfer(source: Account, target: Account, amount: int) -> bool:
    if amount <= 0:
        raise ValueError("amount must be positive")
    if source is target:
        return source.balance >= amount
    if not source._withdraw(amount):
        return False
    target._deposit(amount)
    return True
