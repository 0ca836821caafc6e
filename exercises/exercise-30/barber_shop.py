"""Exercise 30: the sleeping barber."""

from collections.abc import Callable


class BarberShop:
    """One barber, a few chairs to wait on, and any number of customers."""

    def __init__(self, chairs: int) -> None:
        """Open, with ``chairs`` chairs to wait on, at least 1; the barber's own is not among them."""
        raise NotImplementedError

    def visit(self, get_haircut: Callable[[], object]) -> bool:
        """A customer: return False at once if there is no chair, else have a haircut and return True.

        ``get_haircut`` is called while the barber calls ``cut_hair``; the visit ends when both are done.
        """
        raise NotImplementedError

    def work(self, cut_hair: Callable[[], object]) -> None:
        """The barber: call ``cut_hair`` for each customer, and sleep while there is none.

        After ``close``, serve those who are waiting, and return.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let nobody in any more, and send the barber home when those who are waiting have been served."""
        raise NotImplementedError
