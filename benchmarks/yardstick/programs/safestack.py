"""A stack of free indices, built on compare-and-set. Each thread pops an index, owns it for a moment and pushes it
back. In a rare order of three threads one index is handed to two of them.

Source: SCTBench, Inspect.safestack (D. Vyukov's SafeStack), of which five preemptions are reported. Preemptions: 7, by
a search of all its states.
"""

import threading

from together import Together

THREADS, ROUNDS = 3, 2


class Atomic:
    """An integer with the operations that processors have."""

    def __init__(self, value):
        self.lock = threading.Lock()
        self.value = value

    def exchange(self, value):
        with self.lock:
            before, self.value = self.value, value
            return before

    def compare_and_set(self, expected, value):
        with self.lock:
            if self.value != expected:
                return False
            self.value = value
            return True

    def add(self, amount):
        with self.lock:
            self.value += amount


class SafeStack:
    def __init__(self, size):
        self.next = [Atomic(index + 1) for index in range(size - 1)] + [Atomic(-1)]
        self.head = Atomic(0)
        self.count = Atomic(size)

    def pop(self):
        while self.count.value > 1:
            head = self.head.value
            after = self.next[head].exchange(-1)
            if after >= 0:
                if self.head.compare_and_set(head, after):
                    self.count.add(-1)
                    return head
                self.next[head].exchange(after)
        return -1

    def push(self, index):
        while True:
            head = self.head.value
            self.next[index].exchange(head)
            if self.head.compare_and_set(head, index):
                break
        self.count.add(1)


class LockedStack:
    def __init__(self, size):
        self.lock = threading.Lock()
        self.free = list(range(size))

    def pop(self):
        with self.lock:
            return self.free.pop() if len(self.free) > 1 else -1

    def push(self, index):
        with self.lock:
            self.free.append(index)


class Buggy(Together):
    def __init__(self):
        self.stack = SafeStack(THREADS)
        self.owners = [None] * THREADS
        self.clashes = 0

    def work(self, me):
        for _ in range(ROUNDS):
            index = self.stack.pop()
            if index < 0:
                continue
            if self.owners[index] is not None:
                self.clashes += 1
            self.owners[index] = me
            self.owners[index] = None
            self.stack.push(index)

    def bodies(self):
        return [lambda: self.work(0), lambda: self.work(1), lambda: self.work(2)]

    def observe(self):
        return self.clashes


class Fixed(Buggy):
    def __init__(self):
        super().__init__()
        self.stack = LockedStack(THREADS)


def is_right(seen):
    return seen == 0
