"""A notification that nobody waits for is lost."""

import threading


class InOrder:
    def __init__(self) -> None:
        self._first_over = threading.Condition()
        self._second_over = threading.Condition()

    def first(self, run) -> None:
        run()
        with self._first_over:
            self._first_over.notify()

    def second(self, run) -> None:
        with self._first_over:
            self._first_over.wait()
        run()
        with self._second_over:
            self._second_over.notify()

    def third(self, run) -> None:
        with self._second_over:
            self._second_over.wait()
        run()
