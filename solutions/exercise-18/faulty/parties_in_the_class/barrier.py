"""The number of parties is kept in the class: a second barrier of another size changes the first ("independent")."""

import threading


class Barrier:
    parties = 0

    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError(parties)
        Barrier.parties = parties
        self._count = 0
        self._round = 0
        self._c = threading.Condition()

    def wait(self) -> int:
        with self._c:
            mine, index = self._round, self._count
            self._count += 1
            if self._count == self.parties:
                self._count = 0
                self._round += 1
                self._c.notify_all()
            self._c.wait_for(lambda: self._round != mine)
            return index
