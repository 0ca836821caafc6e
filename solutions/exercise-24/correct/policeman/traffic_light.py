"""A policeman on a thread of his own waves the cars across, in the order in which they came."""

import queue
import threading
from concurrent.futures import Future


class TrafficLight:
    def __init__(self):
        self.queue = queue.Queue()
        threading.Thread(target=self.direct, daemon=True).start()

    def direct(self):
        green = 1
        while True:
            road, turn_green, cross, gone = self.queue.get()
            if road != green:
                turn_green()
                green = road
            cross()
            gone.set_result(None)

    def car_arrived(self, road, turn_green, cross):
        gone = Future()
        self.queue.put((road, turn_green, cross, gone))
        gone.result()
