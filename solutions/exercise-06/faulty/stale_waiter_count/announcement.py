"""One copy of the value for each waiter, by a count that is changed without the lock."""

import queue, threading


class Announcement:
    def __init__(self):
        self.l = threading.Lock()
        self.waiting = 0
        self.q = queue.Queue()
        self.v = []

    def publish(self, value):
        with self.l:
            self.v.append(value)
            if len(self.v) == 1:
                for _ in range(self.waiting):
                    self.q.put(value)

    def wait(self, timeout=None):
        with self.l:
            if self.v:
                return self.v[0]
            self.waiting += 1
        try:
            return self.q.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError
        finally:
            self.waiting -= 1
