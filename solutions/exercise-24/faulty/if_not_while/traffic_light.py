"""Goes as soon as it is woken, whoever is on the crossing by then."""

import threading


class TrafficLight:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._green = 1
        self._crossing = 0

    def car_arrived(self, road: int, turn_green, cross) -> None:
        with self._changed:
            if self._green != road and self._crossing > 0:
                self._changed.wait()
            if self._green != road:
                turn_green()
                self._green = road
            self._crossing += 1
        cross()
        with self._changed:
            self._crossing -= 1
            self._changed.notify_all()
