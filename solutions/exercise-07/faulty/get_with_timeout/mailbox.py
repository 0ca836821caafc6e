"""Polls a queue with a timeout."""

import queue


class Mailbox:
    def __init__(self) -> None:
        self._queue = queue.Queue()

    def put(self, item: object) -> None:
        self._queue.put(item)

    def take(self) -> object:
        while True:
            try:
                return self._queue.get(timeout=0.5)
            except queue.Empty:
                continue
