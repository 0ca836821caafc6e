"""The n-th item and the n-th taker meet at the n-th Future."""

import threading
from concurrent.futures import Future


class Mailbox:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._places = {}
        self._put = 0
        self._taken = 0

    def _place(self, number: int) -> Future:
        return self._places.setdefault(number, Future())

    def put(self, item: object) -> None:
        with self._lock:
            place = self._place(self._put)
            self._put += 1
        place.set_result(item)

    def take(self) -> object:
        with self._lock:
            place = self._place(self._taken)
            self._taken += 1
        return place.result()
