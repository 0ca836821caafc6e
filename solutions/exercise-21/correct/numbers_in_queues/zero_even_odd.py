"""Zero sends the numbers round in queues, and None at the end; whoever has emitted one gives a receipt."""

import queue


class ZeroEvenOdd:
    def __init__(self, n: int) -> None:
        self.n = n
        self.receipts = queue.Queue()
        self.inbox = [queue.Queue(), queue.Queue()]

    def zero(self, emit) -> None:
        for number in range(1, self.n + 1):
            emit(0)
            self.inbox[number % 2].put(number)
            self.receipts.get()
        for inbox in self.inbox:
            inbox.put(None)

    def even(self, emit) -> None:
        self._serve(self.inbox[0], emit)

    def odd(self, emit) -> None:
        self._serve(self.inbox[1], emit)

    def _serve(self, inbox, emit) -> None:
        while (number := inbox.get()) is not None:
            emit(number)
            self.receipts.put(number)
