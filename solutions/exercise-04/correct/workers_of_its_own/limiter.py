import queue
import threading


class Limiter:
    """As many threads as there may be jobs at once; callers hand them their job and wait for its outcome."""

    def __init__(self, limit):
        if limit < 1:
            raise ValueError("limit must be at least 1")
        self._jobs = queue.Queue()
        for _ in range(limit):
            threading.Thread(target=self._work, daemon=True).start()

    def _work(self):
        while True:
            job, outcome, done = self._jobs.get()
            try:
                outcome.append((True, job()))
            except BaseException as error:
                outcome.append((False, error))
            done.set()

    def run(self, job):
        outcome, done = [], threading.Event()
        self._jobs.put((job, outcome, done))
        done.wait()
        fine, what = outcome[0]
        if fine:
            return what
        raise what
