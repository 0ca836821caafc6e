"""The queue lives in the class: all mailboxes are one."""

import queue


class Mailbox:
    _queue = queue.Queue()

    def put(self, item: object) -> None:
        self._queue.put(item)

    def take(self) -> object:
        return self._queue.get()
