"""Cars of the road that has green cross side by side; the light is turned when the crossing is empty."""

import threading


class TrafficLight:
    def __init__(self) -> None:
        self._green = 1
        self._crossing = 0
        self._changed = threading.Condition()

    def car_arrived(self, road: int, turn_green, cross) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._green == road or self._crossing == 0)
            if self._green != road:
                turn_green()
                self._green = road
            self._crossing += 1
        cross()
        with self._changed:
            self._crossing -= 1
            self._changed.notify_all()
