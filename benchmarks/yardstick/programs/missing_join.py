"""Two threads are started, but only the second is waited for.

Source: the classic missing join. Preemptions: 0 (the order of the threads).
"""

import threading

from together import Together


class Buggy(Together):
    def __init__(self):
        self.done = []

    def work(self):
        self.done.append("done")

    def run(self):
        threads = [threading.Thread(target=self.work) for _ in range(2)]
        for thread in threads:
            thread.start()
        self.join(threads)
        return len(self.done)

    def join(self, threads):
        threads[-1].join()


class Fixed(Buggy):
    def join(self, threads):
        for thread in threads:
            thread.join()


def is_right(seen):
    return seen == 2
