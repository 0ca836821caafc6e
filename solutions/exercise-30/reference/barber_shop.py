"""A row of waiting customers under a condition; each of them brings the two events of his haircut."""

import threading
from collections import deque
from collections.abc import Callable


class Customer:
    """One who has been let in: called to the barber's chair, and let go when the barber has finished."""

    def __init__(self) -> None:
        self.called = threading.Event()
        self.seated = threading.Event()
        self.finished = threading.Event()


class BarberShop:
    """One barber, a few chairs to wait on, and any number of customers."""

    def __init__(self, chairs: int) -> None:
        self._chairs = chairs
        self._changed = threading.Condition()
        self._waiting: deque[Customer] = deque()
        self._open = True

    def visit(self, get_haircut: Callable[[], object]) -> bool:
        """A customer: return False at once if there is no chair, else have a haircut and return True."""
        customer = Customer()
        with self._changed:
            if not self._open or len(self._waiting) == self._chairs:
                return False
            self._waiting.append(customer)
            self._changed.notify()
        customer.called.wait()
        customer.seated.set()
        get_haircut()
        customer.finished.wait()
        return True

    def work(self, cut_hair: Callable[[], object]) -> None:
        """The barber: call ``cut_hair`` for each customer, and sleep while there is none."""
        while (customer := self._next()) is not None:
            customer.called.set()
            customer.seated.wait()
            cut_hair()
            customer.finished.set()

    def _next(self) -> Customer | None:
        with self._changed:
            while not self._waiting and self._open:
                self._changed.wait()
            return self._waiting.popleft() if self._waiting else None

    def close(self) -> None:
        """Let nobody in any more, and send the barber home when those who are waiting have been served."""
        with self._changed:
            self._open = False
            self._changed.notify()
