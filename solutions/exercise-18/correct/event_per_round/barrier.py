"""Every round has an Event of its own; the last to arrive leaves a fresh one for the next."""

from threading import Event, Lock


class Barrier:
    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("at least one party is needed")
        self.parties = parties
        self.lock = Lock()
        self.arrived = 0
        self.open = Event()

    def wait(self) -> int:
        with self.lock:
            index, gate = self.arrived, self.open
            self.arrived += 1
            if self.arrived == self.parties:
                self.arrived, self.open = 0, Event()
                gate.set()
        gate.wait()
        return index
