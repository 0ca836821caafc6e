"""The waiting is done by a helper thread that is joined."""

import threading


class InOrder:
    def __init__(self):
        self._gates = {2: threading.Event(), 3: threading.Event()}

    def first(self, run):
        run()
        self._gates[2].set()

    def second(self, run):
        t = threading.Thread(target=self._gates[2].wait, daemon=True)
        t.start()
        t.join()
        run()
        self._gates[3].set()

    def third(self, run):
        t = threading.Thread(target=self._gates[3].wait)
        t.start()
        t.join()
        run()
