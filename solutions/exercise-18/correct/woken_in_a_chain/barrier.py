"""Bare locks: the last to arrive wakes the one before him, who wakes the one before him, down to the first."""

import _thread


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties")
        self._parties, self._guard, self._chain = parties, _thread.allocate_lock(), []

    def wait(self):
        with self._guard:
            chain = self._chain
            index = len(chain)
            if index == self._parties - 1:
                self._chain = []
                mine = None
            else:
                mine = _thread.allocate_lock()
                mine.acquire()
                chain.append(mine)
        if mine is not None:
            mine.acquire()
        if index > 0:
            chain[index - 1].release()
        return index
