"""Entries that know how to compare themselves; the job has no part in it."""

import queue
import threading
from dataclasses import dataclass, field


class Closed(Exception):
    pass


@dataclass(order=True)
class Entry:
    last: bool
    priority: int
    number: int
    job: object = field(compare=False)


class JobBoard:
    def __init__(self) -> None:
        self._submitting = threading.Lock()
        self._entries = queue.PriorityQueue()
        self._number = 0
        self._closed = False

    def submit(self, priority: int, job: object) -> None:
        with self._submitting:
            if self._closed:
                raise Closed
            self._number += 1
            self._entries.put(Entry(False, priority, self._number, job))

    def take(self) -> object:
        entry = self._entries.get()
        if entry.last:
            self._entries.put(entry)
            raise Closed
        return entry.job

    def close(self) -> None:
        with self._submitting:
            self._closed = True
            self._number += 1
            self._entries.put(Entry(True, 0, self._number, None))
