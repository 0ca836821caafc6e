"""A deque as the queue: `popleft` is atomic, and raises when there is nothing left."""

import threading
from collections import deque


class Worker(threading.Thread):
    def __init__(self, task, jobs, results):
        super().__init__()
        self.task, self.jobs, self.results = task, jobs, results
        self.errors = []

    def run(self):
        while True:
            try:
                position, item = self.jobs.popleft()
            except IndexError:
                break
            try:
                self.results[position] = self.task(item)
            except BaseException as error:
                self.errors.append((position, error))


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError(f"{workers} workers?")
    jobs = deque(enumerate(items))
    results = [None] * len(jobs)
    team = [Worker(task, jobs, results) for _ in range(min(workers, len(jobs)))]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join()
    errors = sorted((error for worker in team for error in worker.errors), key=lambda pair: pair[0])
    for _, error in errors:
        raise error
    return results
