"""`min` returns the first of several minima: the one that arrived first."""

import threading


class Closed(Exception):
    def __str__(self):
        return "the board is closed"


class JobBoard:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._news = threading.Event()
        self._jobs = []
        self._closed = False

    def submit(self, priority: int, job: object) -> None:
        with self._lock:
            if self._closed:
                raise Closed
            self._jobs.append((priority, job))
            self._news.set()

    def take(self) -> object:
        while True:
            with self._lock:
                if self._jobs:
                    best = min(range(len(self._jobs)), key=lambda place: self._jobs[place][0])
                    return self._jobs.pop(best)[1]
                if self._closed:
                    raise Closed
                self._news.clear()
            self._news.wait()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._news.set()
