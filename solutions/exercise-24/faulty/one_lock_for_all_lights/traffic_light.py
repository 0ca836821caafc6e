"""Every light has its own colours, but they all use the same lock."""

import threading

LOCK = threading.Lock()


class TrafficLight:
    def __init__(self):
        self.green = 1

    def car_arrived(self, road, turn_green, cross):
        with LOCK:
            if self.green != road:
                turn_green()
                self.green = road
            cross()
