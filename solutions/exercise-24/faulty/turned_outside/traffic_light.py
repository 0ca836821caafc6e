"""Turns the light before it takes the lock."""

import threading


class TrafficLight:
    def __init__(self):
        self.lock = threading.Lock()
        self.green = 1

    def car_arrived(self, road, turn_green, cross):
        if self.green != road:
            turn_green()
            self.green = road
        with self.lock:
            cross()
