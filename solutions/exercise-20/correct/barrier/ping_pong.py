"""Both meet twice in each round: when ping has spoken, and when pong has."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self.n = n
        self.meeting = threading.Barrier(2)

    def ping(self, say) -> None:
        for _ in range(self.n):
            say()
            self.meeting.wait()
            self.meeting.wait()

    def pong(self, say) -> None:
        for _ in range(self.n):
            self.meeting.wait()
            say()
            self.meeting.wait()
