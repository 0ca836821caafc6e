"""Exercise 24: a traffic light where two roads cross."""

from collections.abc import Callable


class TrafficLight:
    """The light at a crossing of road 1 and road 2; every car is a thread."""

    def __init__(self) -> None:
        """Start with green for road 1 and red for road 2."""
        raise NotImplementedError

    def car_arrived(self, road: int, turn_green: Callable[[], object], cross: Callable[[], object]) -> None:
        """Let a car on ``road`` (1 or 2) cross: call ``cross()`` once, on green; return when it has crossed.

        ``turn_green()`` makes the light of this car's road green, and the other one red. It may be called only while
        this road's light is red.
        """
        raise NotImplementedError
