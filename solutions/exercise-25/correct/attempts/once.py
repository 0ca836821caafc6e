"""Every attempt has an Event; whoever waited for one that failed looks again."""

import threading


class Attempt:
    def __init__(self) -> None:
        self.over = threading.Event()
        self.succeeded = False
        self.value = None


class Once:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._attempt = None

    def get(self, factory):
        while True:
            with self._lock:
                attempt = self._attempt
                if attempt is None:
                    attempt = self._attempt = Attempt()
                    break
            attempt.over.wait()
            if attempt.succeeded:
                return attempt.value
        try:
            attempt.value = factory()
            attempt.succeeded = True
            return attempt.value
        finally:
            if not attempt.succeeded:
                self._attempt = None
            attempt.over.set()
