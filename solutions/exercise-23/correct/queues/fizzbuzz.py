"""The number itself is passed on, into the queue of whoever has to speak next; None means that it is over."""

import queue


class FizzBuzz:
    WORDS = ("number", "fizz", "buzz", "fizzbuzz")

    def __init__(self, n: int) -> None:
        self.n = n
        self.inbox = {word: queue.SimpleQueue() for word in self.WORDS}
        self.pass_on(1)

    def pass_on(self, number: int) -> None:
        if number > self.n:
            for inbox in self.inbox.values():
                inbox.put(None)
        else:
            word = self.WORDS[(number % 3 == 0) + 2 * (number % 5 == 0)]
            self.inbox[word].put(number)

    def serve(self, word: str, say) -> None:
        while (number := self.inbox[word].get()) is not None:
            say(number)
            self.pass_on(number + 1)

    def fizz(self, say) -> None:
        self.serve("fizz", lambda _: say())

    def buzz(self, say) -> None:
        self.serve("buzz", lambda _: say())

    def fizzbuzz(self, say) -> None:
        self.serve("fizzbuzz", lambda _: say())

    def number(self, say) -> None:
        self.serve("number", say)
