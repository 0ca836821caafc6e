"""A lock for each word as a baton. Who has spoken hands it to the next, and at the end to all."""

import threading


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self._n = n
        self._current = 1
        self._batons = {word: threading.Lock() for word in ("fizz", "buzz", "fizzbuzz", "number")}
        for baton in self._batons.values():
            baton.acquire()
        self._hand_over()

    def _hand_over(self) -> None:
        if self._current > self._n:
            for baton in self._batons.values():
                baton.release()
            return
        word = ("fizz" if self._current % 3 == 0 else "") + ("buzz" if self._current % 5 == 0 else "")
        self._batons[word or "number"].release()

    def _run(self, word: str, say) -> None:
        while True:
            self._batons[word].acquire()
            if self._current > self._n:
                return
            say()
            self._current += 1
            self._hand_over()

    def fizz(self, say) -> None:
        self._run("fizz", say)

    def buzz(self, say) -> None:
        self._run("buzz", say)

    def fizzbuzz(self, say) -> None:
        self._run("fizzbuzz", say)

    def number(self, say) -> None:
        self._run("number", lambda: say(self._current))
