"""A thread uses a field of the object that started it; the field is set just after the start.

Source: GoBench, order violation (also RADBench). Preemptions: 1.
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.logger = None

    def work(self):
        self.logger.append("begun")

    def run(self):
        thread = threading.Thread(target=self.work)
        thread.start()
        self.logger = []
        thread.join()
        return len(self.logger)


class Fixed(Buggy):
    def run(self):
        self.logger = []
        thread = threading.Thread(target=self.work)
        thread.start()
        thread.join()
        return len(self.logger)


def is_right(seen):
    return seen == 1
