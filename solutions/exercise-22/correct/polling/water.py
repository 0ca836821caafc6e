"""Asks again and again whether there is a place: right, if wasteful."""

import threading, time


class Water:
    def __init__(self):
        self.lock = threading.Lock()
        self.built = ""

    def try_it(self, atom, release):
        with self.lock:
            if self.built.count(atom) == (2 if atom == "H" else 1):
                return False
            release()
            self.built += atom
            if len(self.built) == 3:
                self.built = ""
            return True

    def hydrogen(self, release):
        while not self.try_it("H", release):
            time.sleep(0.01)

    def oxygen(self, release):
        while not self.try_it("O", release):
            time.sleep(0.01)
