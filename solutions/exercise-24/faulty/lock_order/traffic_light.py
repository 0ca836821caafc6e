"""A lock for the light and one for the crossing, taken in the order of need, which is not always the same."""

import threading


class TrafficLight:
    def __init__(self) -> None:
        self._light = threading.Lock()
        self._crossing = threading.Lock()
        self._green = 1

    def car_arrived(self, road: int, turn_green, cross) -> None:
        if road == 1:
            with self._light, self._crossing:
                self._pass(road, turn_green, cross)
        else:
            with self._crossing, self._light:
                self._pass(road, turn_green, cross)

    def _pass(self, road: int, turn_green, cross) -> None:
        if self._green != road:
            turn_green()
            self._green = road
        cross()
