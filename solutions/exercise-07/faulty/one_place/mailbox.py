"""There is room for one item: the next one replaces it."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._item = ()

    def put(self, item: object) -> None:
        with self._condition:
            self._item = (item,)
            self._condition.notify()

    def take(self) -> object:
        with self._condition:
            self._condition.wait_for(lambda: self._item)
            (item,) = self._item
            self._item = ()
            return item
