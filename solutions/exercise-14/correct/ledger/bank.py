"""Accounts keep their entries; the balance is their sum."""

import threading

_book = threading.RLock()


class Account:
    def __init__(self, balance: int) -> None:
        self._entries = [balance]

    @property
    def balance(self) -> int:
        with _book:
            return sum(self._entries)


def transfer(source: Account, target: Account, amount: int) -> bool:
    if amount <= 0:
        raise ValueError("amount must be positive")
    with _book:
        if source.balance < amount:
            return False
        source._entries.append(-amount)
        target._entries.append(amount)
    return True
