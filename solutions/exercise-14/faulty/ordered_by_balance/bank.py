"""Takes the lock of the poorer account first; but balances change, and may be equal."""

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
    first, second = sorted([source, target], key=lambda account: account.balance)
    with first._lock, second._lock:
        if source._balance < amount:
            return False
        source._balance -= amount
        target._balance += amount
        return True
