"""The first car of a road takes the crossing for its road, the last one gives it back."""

import threading


class Road:
    def __init__(self):
        self.lock = threading.Lock()
        self.cars = 0


class TrafficLight:
    def __init__(self):
        self.roads = {1: Road(), 2: Road()}
        self.crossing = threading.Lock()
        self.green = 1

    def car_arrived(self, road, turn_green, cross):
        mine = self.roads[road]
        with mine.lock:
            mine.cars += 1
            if mine.cars == 1:
                self.crossing.acquire()
                if self.green != road:
                    turn_green()
                    self.green = road
        cross()
        with mine.lock:
            mine.cars -= 1
            if mine.cars == 0:
                self.crossing.release()
