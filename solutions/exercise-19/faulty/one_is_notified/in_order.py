"""Wakes one of two; it may be the third, whose turn it isn't."""

import threading


class InOrder:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._turn = 1

    def _step(self, number, run) -> None:
        with self._condition:
            while self._turn != number:
                self._condition.wait()
            run()
            self._turn += 1
            self._condition.notify()

    def first(self, run) -> None:
        self._step(1, run)

    def second(self, run) -> None:
        self._step(2, run)

    def third(self, run) -> None:
        self._step(3, run)
