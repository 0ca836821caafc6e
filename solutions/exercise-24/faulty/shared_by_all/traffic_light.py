"""All lights have one lock, and show the same."""

import threading


class TrafficLight:
    lock = threading.Lock()
    green = 1

    def car_arrived(self, road, turn_green, cross):
        with TrafficLight.lock:
            if TrafficLight.green != road:
                turn_green()
                TrafficLight.green = road
            cross()
