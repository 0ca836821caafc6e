"""A dictionary of dictionaries: each key has its own little memo with room for one value and one thread."""

import threading


class Cell:
    def __init__(self):
        self.turn = threading.Semaphore()
        self.values = []


class Memo:
    def __init__(self):
        self.cells = {}

    def get(self, key, compute):
        try:
            cell = self.cells[key]
        except KeyError:
            cell = self.cells.setdefault(key, Cell())
        if not cell.values:
            with cell.turn:
                if not cell.values:
                    cell.values.append(compute(key))
        return cell.values[0]
