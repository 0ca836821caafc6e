"""An event for every word of the game; none is ever cleared."""

from threading import Event


class PingPong:
    def __init__(self, n: int) -> None:
        self.said = [Event() for _ in range(2 * n + 1)]
        self.said[0].set()

    def _every_other(self, first: int, say) -> None:
        for place in range(first, len(self.said) - 1, 2):
            self.said[place].wait()
            say()
            self.said[place + 1].set()

    def ping(self, say) -> None:
        self._every_other(0, say)

    def pong(self, say) -> None:
        self._every_other(1, say)
