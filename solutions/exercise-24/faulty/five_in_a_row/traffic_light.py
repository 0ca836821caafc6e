"""After five cars of one road in a row it is the other road's turn, even if nobody comes there any more."""

import threading


class TrafficLight:
    MOST = 5

    def __init__(self):
        self.c = threading.Condition()
        self.green, self.busy = 1, False
        self.row = 0
        self.seen = set()

    def car_arrived(self, road, turn_green, cross):
        with self.c:
            self.seen.add(road)
            while self.busy or (self.green == road and self.row >= self.MOST and 3 - road in self.seen):
                self.c.wait()
            self.busy = True
        if self.green != road:
            turn_green()
            self.green = road
            self.row = 0
        cross()
        with self.c:
            self.row += 1
            self.busy = False
            self.c.notify_all()
