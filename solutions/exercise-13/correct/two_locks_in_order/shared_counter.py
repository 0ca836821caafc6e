"""A lock for the threads of a process and, inside it, one for the processes: more than is needed, but right."""

import multiprocessing
import threading


class SharedCounter:
    def __init__(self) -> None:
        self._threads = threading.Lock()
        self._processes = multiprocessing.Lock()
        self._value = multiprocessing.RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        with self._threads, self._processes:
            self._value.value += amount

    @property
    def value(self) -> int:
        with self._processes:
            return self._value.value
