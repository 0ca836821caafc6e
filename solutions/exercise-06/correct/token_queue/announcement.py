"""The value goes round in a queue: whoever takes it puts it back for the next. It is looked for outside first."""

import queue
import threading


class Announcement:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known = []
        self._ring = queue.Queue()

    def publish(self, value: object) -> None:
        with self._lock:
            if not self._known:
                self._known.append(value)
                self._ring.put(value)

    def wait(self, timeout: float | None = None) -> object:
        if not self._known:
            try:
                self._ring.put(self._ring.get(timeout=timeout))
            except queue.Empty:
                if not self._known:
                    raise TimeoutError from None
        return self._known[0]
