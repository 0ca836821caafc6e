"""A worker says that a task is done before its result has been stored; who waits for all tasks may miss the last.

Source: the classic early task_done (GoBench, WaitGroup.Done too early). Preemptions: 1.
"""

import queue

from together import Together

TASKS = 2


class Buggy(Together):
    def __init__(self):
        self.tasks = queue.Queue()
        for task in range(TASKS):
            self.tasks.put(task)
        self.results = []
        self.seen = None

    def work(self):
        for _ in range(TASKS):
            task = self.tasks.get()
            self.finish(task)

    def finish(self, task):
        self.tasks.task_done()
        self.results.append(task * task)

    def collect(self):
        self.tasks.join()
        self.seen = len(self.results)

    def bodies(self):
        return [self.work, self.collect]

    def observe(self):
        return self.seen


class Fixed(Buggy):
    def finish(self, task):
        self.results.append(task * task)
        self.tasks.task_done()


def is_right(seen):
    return seen == TASKS
