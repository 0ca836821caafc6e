"""One semaphore: a fast thread that comes back takes the permit of a slow one."""

import threading


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self._parties = parties
        self._mutex = threading.Lock()
        self._count = 0
        self._turnstile = threading.Semaphore(0)

    def wait(self) -> int:
        with self._mutex:
            index = self._count
            self._count += 1
            if self._count == self._parties:
                self._count = 0
                for _ in range(self._parties):
                    self._turnstile.release()
        self._turnstile.acquire()
        return index
