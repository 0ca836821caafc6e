"""Gives texts to the thread of the numbers."""

import threading


class FizzBuzz:
    def __init__(self, n: int) -> None:
        self.words = ["fizz" * (i % 3 == 0) + "buzz" * (i % 5 == 0) or str(i) for i in range(1, n + 1)]
        self.place = 0
        self.moved = threading.Condition()

    def follow(self, mine, say) -> None:
        for place, word in enumerate(self.words):
            if mine(word):
                with self.moved:
                    self.moved.wait_for(lambda: self.place == place)
                    say(word)
                    self.place += 1
                    self.moved.notify_all()

    def fizz(self, say) -> None:
        self.follow("fizz".__eq__, lambda _: say())

    def buzz(self, say) -> None:
        self.follow("buzz".__eq__, lambda _: say())

    def fizzbuzz(self, say) -> None:
        self.follow("fizzbuzz".__eq__, lambda _: say())

    def number(self, say) -> None:
        self.follow(str.isdigit, say)
