"""Looks in one locked region and turns the light in another one."""

import threading


class TrafficLight:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._green = 1

    def car_arrived(self, road: int, turn_green, cross) -> None:
        with self._lock:
            is_red = self._green != road
        with self._lock:
            if is_red:
                turn_green()
                self._green = road
            cross()
