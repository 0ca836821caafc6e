"""Whoever completes a molecule calls its atoms up; the next one is called when the last of them has gone."""

import threading


class Water:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting = {"H": [], "O": []}
        self._under_way = 0

    def _call_up(self) -> None:
        hydrogen, oxygen = self._waiting["H"], self._waiting["O"]
        if self._under_way == 0 and len(hydrogen) >= 2 and oxygen:
            self._under_way = 3
            for turn in (hydrogen.pop(0), hydrogen.pop(0), oxygen.pop(0)):
                turn.release()

    def _pass(self, kind: str, release) -> None:
        turn = threading.Semaphore(0)
        with self._lock:
            self._waiting[kind].append(turn)
            self._call_up()
        turn.acquire()
        release()
        with self._lock:
            self._under_way -= 1
            self._call_up()

    def hydrogen(self, release) -> None:
        self._pass("H", release)

    def oxygen(self, release) -> None:
        self._pass("O", release)
