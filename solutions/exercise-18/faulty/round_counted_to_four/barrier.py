"""Rounds are told apart by a number that begins again after four: who sleeps through four of them waits on."""

import threading


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("at least one party")
        self.parties = parties
        self.arrived = self.round = 0
        self.condition = threading.Condition()

    def wait(self):
        with self.condition:
            index, mine = self.arrived, self.round
            self.arrived += 1
            if self.arrived == self.parties:
                self.arrived = 0
                self.round = (self.round + 1) % 4
                self.condition.notify_all()
            else:
                while self.round == mine:
                    self.condition.wait()
            return index
