"""RLocks in the order of id(), on an ExitStack: a transfer to itself takes the same lock twice."""

from contextlib import ExitStack
from threading import RLock


class Account:
    def __init__(self, balance: int) -> None:
        self.lock = RLock()
        self.cents = balance

    @property
    def balance(self) -> int:
        return self.cents


def transfer(source: Account, target: Account, amount: int) -> bool:
    if amount <= 0:
        raise ValueError(amount)
    with ExitStack() as locks:
        for account in sorted([source, target], key=id):
            locks.enter_context(account.lock)
        enough = source.cents >= amount
        if enough and source is not target:
            source.cents, target.cents = source.cents - amount, target.cents + amount
        return enough
