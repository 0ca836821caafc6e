"""close waits for room in the full queue while it holds the lock that every visit needs."""

import queue
import threading


class BarberShop:
    def __init__(self, chairs):
        self.line = queue.Queue(maxsize=chairs)
        self.lock = threading.Lock()
        self.closed = False

    def visit(self, get_haircut):
        me = start, cut = threading.Event(), threading.Event()
        with self.lock:
            if self.closed:
                return False
            try:
                self.line.put_nowait(me)
            except queue.Full:
                return False
        start.wait()
        get_haircut()
        cut.wait()
        return True

    def work(self, cut_hair):
        while True:
            customer = self.line.get()
            if customer is None:
                return
            start, cut = customer
            start.set()
            cut_hair()
            cut.set()

    def close(self):
        with self.lock:
            self.closed = True
            self.line.put(None)
