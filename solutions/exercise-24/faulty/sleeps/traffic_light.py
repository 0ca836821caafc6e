"""Cars of road 2 wait a while, until those of road 1 will have gone."""

import time


class TrafficLight:
    def __init__(self):
        self.green = 1

    def car_arrived(self, road, turn_green, cross):
        if road == 2:
            time.sleep(5)
        if self.green != road:
            turn_green()
            self.green = road
        cross()
