"""A Condition, and how many steps are over."""

import threading


class InOrder:
    def __init__(self) -> None:
        self._over = 0
        self._changed = threading.Condition()

    def _step(self, number: int, run) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._over == number)
            run()
            self._over += 1
            self._changed.notify_all()

    def first(self, run) -> None:
        self._step(0, run)

    def second(self, run) -> None:
        self._step(1, run)

    def third(self, run) -> None:
        self._step(2, run)
