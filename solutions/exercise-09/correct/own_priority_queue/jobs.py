"""A subclass of PriorityQueue that uses the queue's own lock and condition."""

import queue


class Closed(Exception):
    pass


class JobBoard(queue.PriorityQueue):
    def __init__(self):
        super().__init__()
        self.arrivals = 0
        self.over = False

    def submit(self, priority, job):
        with self.mutex:
            if self.over:
                raise Closed
            self._put((priority, self.arrivals, job))
            self.arrivals += 1
            self.not_empty.notify()

    def take(self):
        with self.not_empty:
            while not self._qsize():
                if self.over:
                    raise Closed
                self.not_empty.wait()
            return self._get()[2]

    def close(self):
        with self.mutex:
            self.over = True
            self.not_empty.notify_all()
