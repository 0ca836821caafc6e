"""Each round has a number; who waits, waits until the number is another one."""

import threading


class Barrier:
    """Lets threads pass in groups of ``parties``, again and again."""

    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError(f"parties is {parties}; it must be at least 1")
        self._parties = parties
        self._round = 0
        self._arrived = 0
        self._over = threading.Condition()

    def wait(self) -> int:
        """Block until all parties of this round have arrived; return the place in the order of arrival."""
        with self._over:
            mine, index = self._round, self._arrived
            self._arrived += 1
            if self._arrived == self._parties:
                self._round += 1
                self._arrived = 0
                self._over.notify_all()
            while mine == self._round:
                self._over.wait()
            return index
