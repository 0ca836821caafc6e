"""A job goes straight to the one who has waited longest, if anybody waits."""

import heapq
import threading
from collections import deque
from concurrent.futures import Future


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._heap = []
        self._arrivals = 0
        self._waiting = deque()
        self._closed = False

    def submit(self, priority: int, job: object) -> None:
        with self._lock:
            if self._closed:
                raise Closed
            if self._waiting:
                self._waiting.popleft().set_result(job)
                return
            heapq.heappush(self._heap, (priority, self._arrivals, job))
            self._arrivals += 1

    def take(self) -> object:
        with self._lock:
            if self._heap:
                return heapq.heappop(self._heap)[2]
            if self._closed:
                raise Closed
            promise = Future()
            self._waiting.append(promise)
        return promise.result()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            while self._waiting:
                self._waiting.popleft().set_exception(Closed())
