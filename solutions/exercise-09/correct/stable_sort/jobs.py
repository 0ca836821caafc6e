"""A list kept in order by a stable sort: equal keys stay in order of arrival."""

import threading


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._jobs = []
        self._closed = False

    def submit(self, priority: int, job: object) -> None:
        with self._condition:
            if self._closed:
                raise Closed
            self._jobs.append((priority, job))
            self._jobs.sort(key=lambda entry: entry[0])
            self._condition.notify()

    def take(self) -> object:
        with self._condition:
            while not self._jobs and not self._closed:
                self._condition.wait()
            if self._jobs:
                return self._jobs.pop(0)[1]
            raise Closed

    def close(self) -> None:
        with self._condition:
            self._closed = True
            self._condition.notify_all()
