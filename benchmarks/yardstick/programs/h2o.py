"""Hydrogen and oxygen bond in groups of three. An atom is counted before it has bonded, so an atom of the next group
may come before it.

Source: G. Andrews' water molecules, in The Little Book of Semaphores. Preemptions: 1.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.room = {"H": threading.Semaphore(2), "O": threading.Semaphore(1)}
        self.counted = 0
        self.bonds = []

    def arrive(self, atom):
        self.room[atom].acquire()
        self.count()
        self.bonds.append(atom)

    def count(self):
        with self.lock:
            self.counted += 1
            if self.counted == 3:
                self.counted = 0
                self.room["H"].release(2)
                self.room["O"].release()

    def bodies(self):
        return [lambda atom=atom: self.arrive(atom) for atom in "HHOHHO"]

    def observe(self):
        return "".join(self.bonds)


class Fixed(Buggy):
    def arrive(self, atom):
        self.room[atom].acquire()
        self.bonds.append(atom)
        self.count()


def is_right(seen):
    return sorted(seen[:3]) == sorted(seen[3:]) == ["H", "H", "O"]
