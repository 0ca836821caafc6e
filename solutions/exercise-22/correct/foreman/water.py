"""A foreman on a thread of his own calls the atoms by name, when there are enough, and waits until they have gone."""

import queue
import threading


class Water:
    def __init__(self):
        self.arrivals = queue.Queue()
        self.gone = queue.Queue()
        threading.Thread(target=self._direct, daemon=True).start()

    def _direct(self):
        waiting = {"H": [], "O": []}
        while True:
            kind, call = self.arrivals.get()
            waiting[kind].append(call)
            if len(waiting["H"]) < 2 or not waiting["O"]:
                continue
            for call in (waiting["H"].pop(0), waiting["H"].pop(0), waiting["O"].pop(0)):
                call.set()
            for _ in range(3):
                self.gone.get()

    def _come(self, kind, release):
        call = threading.Event()
        self.arrivals.put((kind, call))
        call.wait()
        release()
        self.gone.put(kind)

    def hydrogen(self, release):
        self._come("H", release)

    def oxygen(self, release):
        self._come("O", release)
