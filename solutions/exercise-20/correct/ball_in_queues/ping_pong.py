"""A ball that goes to and fro between two queues."""

import queue


class PingPong:
    def __init__(self, n: int):
        self.n = n
        self.to_ping, self.to_pong = queue.SimpleQueue(), queue.SimpleQueue()
        self.to_ping.put("ball")

    def ping(self, say):
        for _ in range(self.n):
            ball = self.to_ping.get()
            say()
            self.to_pong.put(ball)

    def pong(self, say):
        for _ in range(self.n):
            ball = self.to_pong.get()
            say()
            self.to_ping.put(ball)
