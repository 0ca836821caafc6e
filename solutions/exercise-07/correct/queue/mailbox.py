"""The standard library's own mailbox."""

import queue


class Mailbox:
    def __init__(self) -> None:
        self._queue = queue.Queue()

    def put(self, item: object) -> None:
        self._queue.put(item)

    def take(self) -> object:
        return self._queue.get()
