"""Two semaphores, in and out, as in the book; which counts on there being no more threads than parties."""

import threading


class Barrier:
    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be at least 1")
        self.n = parties
        self.count = 0
        self.mutex = threading.Lock()
        self.turnstile = threading.Semaphore(0)
        self.turnstile2 = threading.Semaphore(0)

    def wait(self):
        with self.mutex:
            index = self.count
            self.count += 1
            if self.count == self.n:
                self.turnstile.release(self.n)
        self.turnstile.acquire()
        with self.mutex:
            self.count -= 1
            if self.count == 0:
                self.turnstile2.release(self.n)
        self.turnstile2.acquire()
        return index
