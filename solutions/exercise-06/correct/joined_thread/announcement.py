"""A helper thread holds the secret: waiting is joining it."""

import queue
import threading


class Announcement:
    def __init__(self) -> None:
        self._inbox = queue.SimpleQueue()
        self._value = None
        self._herald = threading.Thread(target=self._receive, daemon=True)
        self._herald.start()
        self._lock = threading.Lock()
        self._done = False

    def _receive(self) -> None:
        self._value = self._inbox.get()

    def publish(self, value: object) -> None:
        with self._lock:
            if self._done:
                return
            self._done = True
            self._inbox.put(value)
            self._herald.join()

    def wait(self, timeout: float | None = None) -> object:
        self._herald.join(timeout)
        if self._herald.is_alive():
            raise TimeoutError
        return self._value
