"""Lets one more in for the barber's own chair while he sleeps or has not come yet."""

import threading
from collections import deque


class BarberShop:
    def __init__(self, chairs):
        self.chairs = chairs
        self.line = deque()
        self.lock = threading.Lock()
        self.wake = threading.Condition(self.lock)
        self.busy = False
        self.closed = False

    def visit(self, get_haircut):
        barrier_start, barrier_end = threading.Barrier(2), threading.Barrier(2)
        with self.lock:
            room = self.chairs if self.busy else self.chairs + 1
            if self.closed or len(self.line) >= room:
                return False
            self.line.append((barrier_start, barrier_end))
            self.wake.notify()
        barrier_start.wait()
        get_haircut()
        barrier_end.wait()
        return True

    def work(self, cut_hair):
        while True:
            with self.lock:
                self.busy = False
                while not (self.line or self.closed):
                    self.wake.wait()
                if not self.line:
                    return
                start, end = self.line.popleft()
                self.busy = True
            start.wait()
            cut_hair()
            end.wait()

    def close(self):
        with self.lock:
            self.closed = True
            self.wake.notify_all()
