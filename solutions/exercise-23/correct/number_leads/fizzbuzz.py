"""The thread of `number` counts; it sends the others their turns, and waits until they have spoken."""

import threading


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self._n = n
        self._turn = {word: threading.Semaphore(0) for word in ("fizz", "buzz", "fizzbuzz")}
        self._said = threading.Semaphore(0)
        self._over = False

    def number(self, say) -> None:
        for number in range(1, self._n + 1):
            word = "fizz" * (number % 3 == 0) + "buzz" * (number % 5 == 0)
            if word:
                self._turn[word].release()
                self._said.acquire()
            else:
                say(number)
        self._over = True
        for turn in self._turn.values():
            turn.release()

    def _follow(self, word: str, say) -> None:
        while True:
            self._turn[word].acquire()
            if self._over:
                return
            say()
            self._said.release()

    def fizz(self, say) -> None:
        self._follow("fizz", say)

    def buzz(self, say) -> None:
        self._follow("buzz", say)

    def fizzbuzz(self, say) -> None:
        self._follow("fizzbuzz", say)
