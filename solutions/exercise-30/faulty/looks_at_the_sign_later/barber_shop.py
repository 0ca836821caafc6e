"""Sees nobody, then looks whether it is closing time; somebody may have come in just before the closing."""

import threading


class BarberShop:
    def __init__(self, chairs):
        self._chairs = [None] * chairs
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._closed = False

    def visit(self, get_haircut):
        called, finished = threading.Event(), threading.Event()
        with self._lock:
            if self._closed or None not in self._chairs:
                return False
            self._chairs[self._chairs.index(None)] = called, finished
            self._wake.set()
        called.wait()
        get_haircut()
        finished.wait()
        return True

    def _look(self):
        with self._lock:
            for place, customer in enumerate(self._chairs):
                if customer:
                    self._chairs[place] = None
                    return customer
            if not self._closed:
                self._wake.clear()
            return None

    def work(self, cut_hair):
        while True:
            self._wake.wait()
            customer = self._look()
            if customer is None:
                if self._closed:
                    return
                continue
            called, finished = customer
            called.set()
            cut_hair()
            finished.set()

    def close(self):
        with self._lock:
            self._closed = True
            self._wake.set()
