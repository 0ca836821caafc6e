"""The lock is one for all games, and held while somebody speaks: a long word stops every other game."""

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
                self.turn = other
                self.condition.notify_all()

    def ping(self, say):
        self.speak("ping", "pong", say)

    def pong(self, say):
        self.speak("pong", "ping", say)
