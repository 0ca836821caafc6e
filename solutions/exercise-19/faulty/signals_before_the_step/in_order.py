"""Gives the signal, and takes the step then."""

import threading


class InOrder:
    def __init__(self) -> None:
        self._first_over = threading.Event()
        self._second_over = threading.Event()

    def first(self, run) -> None:
        self._first_over.set()
        run()

    def second(self, run) -> None:
        self._first_over.wait()
        self._second_over.set()
        run()

    def third(self, run) -> None:
        self._second_over.wait()
        run()
