"""Looks, turns and crosses, and so does everybody else."""


class TrafficLight:
    def __init__(self):
        self.green = 1

    def car_arrived(self, road, turn_green, cross):
        if self.green != road:
            turn_green()
            self.green = road
        cross()
