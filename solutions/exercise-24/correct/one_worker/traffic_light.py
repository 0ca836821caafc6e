"""An executor with one worker does everything, one after the other."""

from concurrent.futures import ThreadPoolExecutor


class TrafficLight:
    def __init__(self) -> None:
        self._green = 1
        self._crossing = ThreadPoolExecutor(max_workers=1)

    def car_arrived(self, road: int, turn_green, cross) -> None:
        self._crossing.submit(self._pass, road, turn_green, cross).result()

    def _pass(self, road: int, turn_green, cross) -> None:
        if road != self._green:
            turn_green()
            self._green = road
        cross()
