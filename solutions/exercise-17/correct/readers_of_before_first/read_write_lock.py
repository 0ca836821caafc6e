"""Phases: a reader who comes while a writer waits belongs to the next phase, which a writer's going out begins."""

import threading


class NotIn(RuntimeError):
    pass


class ReadWriteLock:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._writers: list[object] = []
        self._reading = 0
        self._writing = False

    def acquire_read(self) -> None:
        with self._condition:
            before_me = set(self._writers)
            while self._writing or before_me.intersection(self._writers):
                self._condition.wait()
            self._reading += 1

    def acquire_write(self) -> None:
        me = object()
        with self._condition:
            self._writers.append(me)
            while self._writing or self._reading or self._writers[0] is not me:
                self._condition.wait()
            self._writers.pop(0)
            self._writing = True

    def release_read(self) -> None:
        with self._condition:
            if self._reading < 1:
                raise NotIn("no reader")
            self._reading -= 1
            self._condition.notify_all()

    def release_write(self) -> None:
        with self._condition:
            if not self._writing:
                raise NotIn("no writer")
            self._writing = False
            self._condition.notify_all()
