"""Exercise 14: transfers between bank accounts."""


class Account:
    """An account that may take part in any number of transfers at the same time."""

    def __init__(self, balance: int) -> None:
        """Start with ``balance``."""
        raise NotImplementedError

    @property
    def balance(self) -> int:
        """What is in the account; never negative, whenever it is read."""
        raise NotImplementedError


def transfer(source: Account, target: Account, amount: int) -> bool:
    """Move ``amount`` from ``source`` to ``target`` and return True; or change nothing and return False when
    ``source`` has less than that.

    An ``amount`` below 1 raises ``ValueError``.
    """
    raise NotImplementedError
