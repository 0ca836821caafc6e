"""A round is a Future that the last to arrive fulfils."""

import threading
from concurrent.futures import Future


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self._parties = parties
        self._lock = threading.Lock()
        self._rounds = [Future()]
        self._calls = 0

    def wait(self) -> int:
        with self._lock:
            number, index = divmod(self._calls, self._parties)
            self._calls += 1
            this = self._rounds[number]
            if index == self._parties - 1:
                self._rounds.append(Future())
                this.set_result(None)
        this.result()
        return index
