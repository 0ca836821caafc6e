"""Every car brings a lock of its own."""

import threading


class TrafficLight:
    def __init__(self):
        self.green = 1

    def car_arrived(self, road, turn_green, cross):
        with threading.Lock():
            if road != self.green:
                turn_green()
                self.green = road
            cross()
