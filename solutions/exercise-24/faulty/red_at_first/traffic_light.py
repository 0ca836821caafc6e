"""Takes the light for red on both roads at first."""

import threading


class TrafficLight:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._green = None

    def car_arrived(self, road: int, turn_green, cross) -> None:
        with self._lock:
            if self._green != road:
                turn_green()
                self._green = road
            cross()
