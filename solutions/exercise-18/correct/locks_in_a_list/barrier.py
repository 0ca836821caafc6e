"""Whoever has to wait leaves a lock that he holds; the last to arrive releases them all."""

import threading


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties < 1")
        self.parties = parties
        self.guard = threading.Lock()
        self.sleeping = []

    def wait(self):
        with self.guard:
            index = len(self.sleeping)
            if index == self.parties - 1:
                for lock in self.sleeping:
                    lock.release()
                self.sleeping = []
                return index
            bed = threading.Lock()
            bed.acquire()
            self.sleeping.append(bed)
        bed.acquire()
        return index
