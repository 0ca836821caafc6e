"""One lock for each pair of accounts: transfers of two pairs meet at an account and don't know of each other."""

import threading
from collections import defaultdict

_guard = threading.Lock()
_locks = defaultdict(threading.Lock)


class Account:
    def __init__(self, balance: int) -> None:
        self._balance = balance

    @property
    def balance(self) -> int:
        return self._balance


def transfer(source: Account, target: Account, amount: int) -> bool:
    if amount <= 0:
        raise ValueError("amount must be positive")
    with _guard:
        lock = _locks[frozenset((source, target))]
    with lock:
        if source._balance < amount:
            return False
        if source is not target:
            source._balance -= amount
            target._balance += amount
        return True
