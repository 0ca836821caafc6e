"""Exercise 20: two threads that take turns."""

from collections.abc import Callable


class PingPong:
    """A game of ``n`` rounds: one thread calls `ping`, another one calls `pong`, each once."""

    def __init__(self, n: int) -> None:
        """Prepare a game of ``n`` rounds; ``n`` may be 0."""
        raise NotImplementedError

    def ping(self, say: Callable[[], object]) -> None:
        """Call ``say()`` ``n`` times, first at once, then each time when pong has answered; then return."""
        raise NotImplementedError

    def pong(self, say: Callable[[], object]) -> None:
        """Call ``say()`` ``n`` times, each time when ping has spoken; then return."""
        raise NotImplementedError
