"""Those who wait stand in line; who fails calls the next of them, who succeeds calls all."""

import threading
from collections import deque


class Once:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._line = deque()
        self._busy = False
        self._made = False
        self._value = None

    def get(self, factory):
        with self._lock:
            if self._made:
                return self._value
            turn = threading.Event()
            if self._busy:
                self._line.append(turn)
            else:
                self._busy = True
                turn.set()
        turn.wait()
        if self._made:
            return self._value
        try:
            self._value = factory()
            self._made = True
            return self._value
        finally:
            with self._lock:
                if self._made:
                    while self._line:
                        self._line.popleft().set()
                elif self._line:
                    self._line.popleft().set()
                else:
                    self._busy = False
