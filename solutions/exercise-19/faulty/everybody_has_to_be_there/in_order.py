"""Waits until all three have come, and goes by turns then."""

import threading


class InOrder:
    def __init__(self) -> None:
        self._all_here = threading.Barrier(3)
        self._over = [threading.Event() for _ in range(3)]

    def _step(self, number, run) -> None:
        self._all_here.wait()
        if number:
            self._over[number - 1].wait()
        run()
        self._over[number].set()

    def first(self, run) -> None:
        self._step(0, run)

    def second(self, run) -> None:
        self._step(1, run)

    def third(self, run) -> None:
        self._step(2, run)
