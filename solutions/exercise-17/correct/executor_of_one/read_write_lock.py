"""State is only touched on the one thread of an executor."""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor


class ReadWriteLock:
    def __init__(self):
        self._actor = ThreadPoolExecutor(max_workers=1)
        self._line = deque()
        self._readers, self._writer = 0, False

    def _admit(self):
        while self._line and not self._writer:
            write, turn = self._line[0]
            if write:
                if self._readers:
                    return
                self._writer = True
            else:
                self._readers += 1
            self._line.popleft()
            turn.set_result(None)

    def _enter(self, write, turn):
        self._line.append((write, turn))
        self._admit()

    def _leave(self, write):
        if write:
            if not self._writer:
                raise RuntimeError("no writer is in")
            self._writer = False
        else:
            if not self._readers:
                raise RuntimeError("no reader is in")
            self._readers -= 1
        self._admit()

    def acquire_read(self):
        turn = Future()
        self._actor.submit(self._enter, False, turn)
        turn.result()

    def acquire_write(self):
        turn = Future()
        self._actor.submit(self._enter, True, turn)
        turn.result()

    def release_read(self):
        self._actor.submit(self._leave, False).result()

    def release_write(self):
        self._actor.submit(self._leave, True).result()
