"""Each object counts its own atoms, but a lock of the class is held during a release."""

import threading


class Water:
    condition = threading.Condition()

    def __init__(self):
        self.hydrogens = self.oxygens = 0

    def hydrogen(self, release):
        with self.condition:
            while self.hydrogens == 2:
                self.condition.wait()
            release()
            self.hydrogens += 1
            self.next_molecule_if_complete()

    def oxygen(self, release):
        with self.condition:
            while self.oxygens == 1:
                self.condition.wait()
            release()
            self.oxygens += 1
            self.next_molecule_if_complete()

    def next_molecule_if_complete(self):
        if self.hydrogens == 2 and self.oxygens == 1:
            self.hydrogens = self.oxygens = 0
            self.condition.notify_all()
