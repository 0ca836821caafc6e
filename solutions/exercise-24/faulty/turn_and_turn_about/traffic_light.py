"""The roads take strict turns: without cars on the other road, a road waits for ever."""

import threading


class TrafficLight:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._green = 1
        self._turn = 1

    def car_arrived(self, road: int, turn_green, cross) -> None:
        with self._changed:
            while self._turn != road:
                self._changed.wait()
            if self._green != road:
                turn_green()
                self._green = road
            cross()
            self._turn = 3 - road
            self._changed.notify_all()
