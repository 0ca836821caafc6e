"""One condition for all games, and one thread is notified, which may be of another game."""

import threading


class PingPong:
    condition = threading.Condition()

    def __init__(self, n):
        self.n = n
        self.turn = "ping"

    def speak(self, mine, other, say):
        for _ in range(self.n):
            with self.condition:
                while self.turn != mine:
                    self.condition.wait()
            say()
            with self.condition:
                self.turn = other
                self.condition.notify()

    def ping(self, say):
        self.speak("ping", "pong", say)

    def pong(self, say):
        self.speak("pong", "ping", say)
