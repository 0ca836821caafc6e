"""`join` raises the error of that worker, while the others are still at work."""

import threading, queue


class W(threading.Thread):
    def __init__(self, q, task, res):
        super().__init__()
        self.q, self.task, self.res, self.err = q, task, res, None

    def run(self):
        while True:
            try:
                i, item = self.q.get_nowait()
            except queue.Empty:
                return
            try:
                self.res[i] = self.task(item)
            except BaseException as e:
                self.err = self.err or e

    def join(self):
        super().join()
        if self.err:
            raise self.err


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError
    q = queue.Queue()
    res = {}
    for job in enumerate(items):
        q.put(job)
    ts = [W(q, task, res) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    return [res[i] for i in sorted(res)]
