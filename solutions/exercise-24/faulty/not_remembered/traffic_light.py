"""Turns the light, and forgets that it has."""

import threading


class TrafficLight:
    def __init__(self):
        self.lock = threading.Lock()
        self.green = 1

    def car_arrived(self, road, turn_green, cross):
        with self.lock:
            if road != self.green:
                turn_green()
            cross()
