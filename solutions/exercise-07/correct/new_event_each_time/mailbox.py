"""Never clears: every put sets the current event and leaves a fresh one for those who come to an empty mailbox."""

import threading


class Mailbox:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._items = []
        self._arrival = threading.Event()

    def put(self, item: object) -> None:
        with self._lock:
            self._items.append(item)
            self._arrival.set()
            self._arrival = threading.Event()

    def take(self) -> object:
        while True:
            with self._lock:
                if self._items:
                    return self._items.pop(0)
                arrival = self._arrival
            arrival.wait()
