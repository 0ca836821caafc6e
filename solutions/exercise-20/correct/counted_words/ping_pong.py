"""Counts the words that have been said: even means ping. Speaks without the lock: nobody else may speak anyway."""

from threading import Condition


class PingPong:
    def __init__(self, n: int) -> None:
        self.n = n
        self.words = 0
        self.cond = Condition()

    def ping(self, say) -> None:
        self.speak(0, say)

    def pong(self, say) -> None:
        self.speak(1, say)

    def speak(self, first: int, say) -> None:
        for word in range(first, 2 * self.n, 2):
            with self.cond:
                self.cond.wait_for(lambda: self.words == word)
            say()
            with self.cond:
                self.words += 1
                self.cond.notify_all()
