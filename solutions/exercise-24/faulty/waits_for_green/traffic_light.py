"""Waits until somebody else makes the light green."""

import threading


class TrafficLight:
    def __init__(self):
        self.cond = threading.Condition()
        self.green = 1

    def car_arrived(self, road, turn_green, cross):
        with self.cond:
            while self.green != road:
                self.cond.wait()
            cross()
            self.cond.notify_all()
