"""Waits for the second lock for a while, then backs off for a random time."""

import random
import threading
import time


class Account:
    def __init__(self, balance):
        self.lock = threading.Lock()
        self._balance = balance

    @property
    def balance(self):
        return self._balance


def transfer(a, b, amount):
    if amount <= 0:
        raise ValueError
    if a is b:
        return a._balance >= amount
    while True:
        a.lock.acquire()
        got = b.lock.acquire(timeout=0.01)
        if got:
            break
        a.lock.release()
        time.sleep(random.uniform(0, 0.01))
    ok = a._balance >= amount
    if ok:
        a._balance -= amount
        b._balance += amount
    b.lock.release()
    a.lock.release()
    return ok
