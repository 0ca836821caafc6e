"""A queue made by hand from a list and a Condition, closed when everything is in."""

import threading


class Feed:
    def __init__(self):
        self.changed = threading.Condition()
        self.jobs = []
        self.closed = False

    def put(self, job):
        with self.changed:
            self.jobs.append(job)
            self.changed.notify()

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def __iter__(self):
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.jobs or self.closed)
                if not self.jobs:
                    return
                job = self.jobs.pop(0)
            yield job


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers")
    feed, outcomes = Feed(), {}

    def work():
        for number, item in feed:
            try:
                outcomes[number] = True, task(item)
            except BaseException as error:
                outcomes[number] = False, error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    try:
        for job in enumerate(items):
            feed.put(job)
    finally:
        feed.close()
        for thread in threads:
            thread.join()
    for number in range(len(outcomes)):
        if not outcomes[number][0]:
            raise outcomes[number][1]
    return [outcomes[number][1] for number in range(len(outcomes))]
