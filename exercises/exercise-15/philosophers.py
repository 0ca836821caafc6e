"""Exercise 15: dining philosophers."""

from collections.abc import Callable

Action = Callable[[], object]


class DiningPhilosophers:
    """A round table for five philosophers, 0 to 4, with a fork between each two neighbours."""

    def __init__(self) -> None:
        """Lay the table."""
        raise NotImplementedError

    def wants_to_eat(
        self,
        philosopher: int,
        pick_left: Action,
        pick_right: Action,
        eat: Action,
        put_left: Action,
        put_right: Action,
    ) -> None:
        """Have ``philosopher`` pick up both forks, eat, and put them down again; each action is called once."""
        raise NotImplementedError
