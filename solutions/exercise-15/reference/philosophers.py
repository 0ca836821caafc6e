"""The forks have numbers, and everybody picks up the one with the lower number first: no circle can close."""

import threading
from collections.abc import Callable

Action = Callable[[], object]


class DiningPhilosophers:
    """A round table for five philosophers, with a fork between each two neighbours."""

    def __init__(self) -> None:
        self._forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(
        self,
        philosopher: int,
        pick_left: Action,
        pick_right: Action,
        eat: Action,
        put_left: Action,
        put_right: Action,
    ) -> None:
        """Have ``philosopher`` pick up both forks, eat, and put them down again."""
        left, right = philosopher, (philosopher + 1) % 5
        with self._forks[min(left, right)], self._forks[max(left, right)]:
            pick_left()
            pick_right()
            eat()
            put_left()
            put_right()
