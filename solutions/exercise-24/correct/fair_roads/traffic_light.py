"""Cars of one road cross together, but when somebody waits on the other road, no more of them join in."""

from threading import Condition


class TrafficLight:
    def __init__(self) -> None:
        self.cond = Condition()
        self.green = 1
        self.crossing = 0
        self.waiting = {1: 0, 2: 0}

    def may_go(self, road: int) -> bool:
        if self.crossing == 0:
            return True
        return self.green == road and self.waiting[3 - road] == 0

    def car_arrived(self, road: int, turn_green, cross) -> None:
        with self.cond:
            self.waiting[road] += 1
            while not self.may_go(road):
                self.cond.wait()
            self.waiting[road] -= 1
            if self.green != road:
                turn_green()
                self.green = road
            self.crossing += 1
        cross()
        with self.cond:
            self.crossing -= 1
            self.cond.notify_all()
