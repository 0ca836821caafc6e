"""A queue with room for one: put waits for a taker."""

import queue


class Mailbox:
    def __init__(self) -> None:
        self._queue = queue.Queue(1)

    def put(self, item: object) -> None:
        self._queue.put(item)

    def take(self) -> object:
        return self._queue.get()
