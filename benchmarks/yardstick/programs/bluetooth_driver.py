"""A request looks whether the driver is being stopped, and only then counts itself as pending. The stopper may come in
between, find nothing pending and stop the driver under the request.

Source: SCTBench, CS.bluetooth_driver (after KISS, Qadeer and Wu 2004). Preemptions: 1.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.lock = threading.Lock()
        self.pending = 1
        self.idle = threading.Event()
        self.stopping = self.stopped = self.used_when_stopped = False

    def begin(self):
        with self.lock:
            self.pending += 1

    def end(self):
        with self.lock:
            self.pending -= 1
            if self.pending == 0:
                self.idle.set()

    def request(self):
        if self.stopping:
            return
        self.begin()
        self.work()
        self.end()

    def work(self):
        if self.stopped:
            self.used_when_stopped = True

    def stop(self):
        self.stopping = True
        self.end()
        self.idle.wait()
        self.stopped = True

    def bodies(self):
        return [self.request, self.stop]

    def observe(self):
        return self.used_when_stopped


class Fixed(Buggy):
    def request(self):
        self.begin()
        if not self.stopping:
            self.work()
        self.end()


def is_right(seen):
    return seen is False
