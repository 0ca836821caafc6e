"""A permit for each job, and one more after the closing, which is passed on from taker to taker."""

import heapq
import threading


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._permits = threading.Semaphore(0)
        self._heap = []
        self._arrivals = 0
        self._closed = False

    def submit(self, priority: int, job: object) -> None:
        with self._lock:
            if self._closed:
                raise Closed
            heapq.heappush(self._heap, (priority, self._arrivals, job))
            self._arrivals += 1
        self._permits.release()

    def take(self) -> object:
        self._permits.acquire()
        with self._lock:
            if self._heap:
                return heapq.heappop(self._heap)[2]
        self._permits.release()
        raise Closed

    def close(self) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = True
        self._permits.release()
