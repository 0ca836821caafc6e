"""`join` and `task_done` of a queue: ping waits until its word has been answered."""

import queue


class PingPong:
    def __init__(self, n: int) -> None:
        self.n = n
        self.words = queue.Queue()

    def ping(self, say) -> None:
        for _ in range(self.n):
            say()
            self.words.put("ping")
            self.words.join()

    def pong(self, say) -> None:
        for _ in range(self.n):
            self.words.get()
            say()
            self.words.task_done()
