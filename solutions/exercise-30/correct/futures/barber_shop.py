"""Each customer leaves a pair of futures: one for the beginning, one for the end."""

import threading
from collections import deque
from concurrent.futures import Future


class BarberShop:
    def __init__(self, chairs):
        self.seats = deque()
        self.chairs = chairs
        self.lock = threading.Lock()
        self.bell = threading.Semaphore(0)
        self.closed = False

    def visit(self, get_haircut):
        begin, end = Future(), Future()
        with self.lock:
            if self.closed or len(self.seats) >= self.chairs:
                return False
            self.seats.append((begin, end))
            self.bell.release()
        begin.result()
        get_haircut()
        return end.result()

    def work(self, cut_hair):
        while True:
            self.bell.acquire()
            with self.lock:
                if not self.seats:
                    return
                begin, end = self.seats.popleft()
            begin.set_result(None)
            cut_hair()
            end.set_result(True)

    def close(self):
        with self.lock:
            self.closed = True
            self.bell.release()
