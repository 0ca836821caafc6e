"""The value itself is the token: whoever has taken it out of the queue may change it."""

import queue


class Counter:
    def __init__(self) -> None:
        self._token = queue.Queue(1)
        self._token.put(0)

    def increment(self, amount: int = 1) -> None:
        before = self._token.get()
        after = before
        try:
            after = before + amount
        finally:
            self._token.put(after)

    @property
    def value(self) -> int:
        now = self._token.get()
        self._token.put(now)
        return now
