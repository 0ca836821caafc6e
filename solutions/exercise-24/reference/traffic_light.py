"""One lock from the look at the light until the car is across."""

import threading
from collections.abc import Callable


class TrafficLight:
    """The light at a crossing of road 1 and road 2; every car is a thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._green = 1

    def car_arrived(self, road: int, turn_green: Callable[[], object], cross: Callable[[], object]) -> None:
        """Turn the light if need be, and cross, while nobody else can do either."""
        with self._lock:
            if self._green != road:
                turn_green()
                self._green = road
            cross()
