"""All barriers count together."""

import threading


class Barrier:
    over = threading.Condition()
    arrived = 0
    round = 0

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.parties = parties

    def wait(self):
        with Barrier.over:
            mine, index = Barrier.round, Barrier.arrived
            Barrier.arrived += 1
            if Barrier.arrived == self.parties:
                Barrier.round += 1
                Barrier.arrived = 0
                Barrier.over.notify_all()
            while mine == Barrier.round:
                Barrier.over.wait()
            return index
