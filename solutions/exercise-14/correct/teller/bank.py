"""One thread, the teller, carries out all transfers; the others leave it slips and wait for the answer."""

import queue
import threading
from concurrent.futures import Future

slips = queue.Queue()


def teller():
    while True:
        source, target, amount, answer = slips.get()
        enough = source._balance >= amount
        if enough:
            source._balance -= amount
            target._balance += amount
        answer.set_result(enough)


threading.Thread(target=teller, daemon=True).start()


class Account:
    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance


def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("amount must be positive")
    answer = Future()
    slips.put((source, target, amount, answer))
    return answer.result()
