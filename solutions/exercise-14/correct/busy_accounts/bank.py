"""A Condition for the bank: a transfer waits until none of its accounts is busy, and works outside the lock."""

import threading

_bank = threading.Condition()
_busy = set()


class Account:
    def __init__(self, balance: int) -> None:
        self._balance = balance

    @property
    def balance(self) -> int:
        return self._balance


def transfer(source: Account, target: Account, amount: int) -> bool:
    if amount <= 0:
        raise ValueError(f"{amount} is no amount")
    both = {source, target}
    with _bank:
        _bank.wait_for(lambda: not both & _busy)
        _busy.update(both)
    try:
        if source._balance < amount:
            return False
        if source is not target:
            source._balance -= amount
            target._balance += amount
        return True
    finally:
        with _bank:
            _busy.difference_update(both)
            _bank.notify_all()
