"""A Condition for each thread, on one lock; emits without holding it."""

import threading


class ZeroEvenOdd:
    def __init__(self, n: int) -> None:
        self._n = n
        self._lock = threading.Lock()
        self._turn = "zero"
        self._conditions = {name: threading.Condition(self._lock) for name in ("zero", "even", "odd")}

    def _wait_for_turn(self, name: str) -> None:
        with self._lock:
            while self._turn != name:
                self._conditions[name].wait()

    def _pass_to(self, name: str) -> None:
        with self._lock:
            self._turn = name
            self._conditions[name].notify()

    def zero(self, emit) -> None:
        for number in range(1, self._n + 1):
            self._wait_for_turn("zero")
            emit(0)
            self._pass_to("odd" if number % 2 else "even")

    def _count(self, name: str, first: int, emit) -> None:
        for number in range(first, self._n + 1, 2):
            self._wait_for_turn(name)
            emit(number)
            self._pass_to("zero")

    def even(self, emit) -> None:
        self._count("even", 2, emit)

    def odd(self, emit) -> None:
        self._count("odd", 1, emit)
