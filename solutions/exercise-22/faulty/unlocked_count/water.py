"""Which hydrogen is the second one is counted without a lock: there may be none."""

import threading


class Water:
    def __init__(self) -> None:
        self._may_h = threading.Semaphore(0)
        self._may_o = threading.Semaphore(1)
        self._count = 0

    def hydrogen(self, release) -> None:
        self._may_h.acquire()
        release()
        self._count += 1
        if self._count == 2:
            self._count = 0
            self._may_o.release()

    def oxygen(self, release) -> None:
        self._may_o.acquire()
        release()
        self._may_h.release()
        self._may_h.release()
