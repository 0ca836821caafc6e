"""Cars of one road cross together; but the second one does not wait until the first has turned the light."""

import threading


class TrafficLight:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._green = 1
        self._crossing = 0

    def car_arrived(self, road: int, turn_green, cross) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._green == road or not self._crossing)
            is_red = self._green != road
            self._green = road
            self._crossing += 1
        if is_red:
            turn_green()
        cross()
        with self._changed:
            self._crossing -= 1
            self._changed.notify_all()
