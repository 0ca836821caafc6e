"""Sender and receiver take turns by two flags, but each advances its index in a turn that it skipped as well: a
receiver that comes too early reads the wrong slot from then on.

Source: SCTBench, CS.circular_buffer. Preemptions: 1.
"""

import threading

from together import Together

ROUNDS = 3


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.slots = [None] * ROUNDS
        self.may_send, self.may_receive = True, False
        self.first = self.next = self.sent = 0
        self.received = []

    def send(self):
        for _ in range(ROUNDS):
            with self.lock:
                if self.may_send:
                    self.slots[self.first] = self.sent
                    self.sent += 1
                    self.may_send, self.may_receive = False, True
                self.first += 1

    def receive(self):
        for _ in range(ROUNDS):
            with self.lock:
                if self.may_receive:
                    self.received.append(self.slots[self.next])
                    self.may_send, self.may_receive = True, False
                self.next += 1

    def bodies(self):
        return [self.send, self.receive]

    def observe(self):
        return self.received


class Fixed(Buggy):
    def send(self):
        for _ in range(ROUNDS):
            with self.lock:
                if self.may_send:
                    self.slots[self.first] = self.sent
                    self.sent += 1
                    self.first += 1
                    self.may_send, self.may_receive = False, True

    def receive(self):
        for _ in range(ROUNDS):
            with self.lock:
                if self.may_receive:
                    self.received.append(self.slots[self.next])
                    self.next += 1
                    self.may_send, self.may_receive = True, False


def is_right(seen):
    return list(seen) == list(range(len(seen)))
