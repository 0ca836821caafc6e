"""Inherits everything but the check."""

import threading


class Barrier(threading.Barrier):
    def __init__(self, parties):
        if parties < 1:
            raise ValueError(parties)
        super().__init__(parties)
