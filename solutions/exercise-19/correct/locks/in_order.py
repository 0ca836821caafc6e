"""Two locks that are held from the beginning; a step that is over opens the next."""

import threading


class InOrder:
    def __init__(self) -> None:
        self._second = threading.Lock()
        self._third = threading.Lock()
        self._second.acquire()
        self._third.acquire()

    def first(self, run) -> None:
        run()
        self._second.release()

    def second(self, run) -> None:
        self._second.acquire()
        run()
        self._third.release()

    def third(self, run) -> None:
        self._third.acquire()
        run()
