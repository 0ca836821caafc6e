"""First in, last out, but the cars are counted without a lock."""

import threading


class TrafficLight:
    def __init__(self):
        self.cars = {1: 0, 2: 0}
        self.crossing = threading.Lock()
        self.green = 1

    def car_arrived(self, road, turn_green, cross):
        self.cars[road] += 1
        if self.cars[road] == 1:
            self.crossing.acquire()
            if self.green != road:
                turn_green()
                self.green = road
        cross()
        self.cars[road] -= 1
        if self.cars[road] == 0:
            self.crossing.release()
