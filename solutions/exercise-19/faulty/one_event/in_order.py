"""One event for both: the third may go when the second may."""

import threading


class InOrder:
    def __init__(self) -> None:
        self._over = threading.Event()

    def first(self, run) -> None:
        run()
        self._over.set()

    def second(self, run) -> None:
        self._over.wait()
        self._over.clear()
        run()
        self._over.set()

    def third(self, run) -> None:
        self._over.wait()
        run()
