"""A hydrogen takes whatever wakes it for the call of an oxygen, another hydrogen's arrival too."""

import threading


class Water:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._hydrogens = 0

    def hydrogen(self, release) -> None:
        with self._condition:
            self._hydrogens += 1
            self._condition.notify_all()
            self._condition.wait()
            release()

    def oxygen(self, release) -> None:
        with self._condition:
            while self._hydrogens < 2:
                self._condition.wait()
            self._hydrogens -= 2
            release()
            self._condition.notify(2)
