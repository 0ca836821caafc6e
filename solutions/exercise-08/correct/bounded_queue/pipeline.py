"""A queue of bounded length: the caller feeds it while the workers are at work."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("need a worker")
    jobs, outcomes = queue.Queue(maxsize=workers), queue.Queue()

    def work():
        for place, item in iter(jobs.get, None):
            try:
                outcomes.put((place, True, task(item)))
            except BaseException as error:
                outcomes.put((place, False, error))

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    count = 0
    for place, item in enumerate(items):
        jobs.put((place, item))
        count += 1
    for _ in threads:
        jobs.put(None)
    for thread in threads:
        thread.join()
    done = sorted((outcomes.get() for _ in range(count)), key=lambda outcome: outcome[0])
    for _, worked, value in done:
        if not worked:
            raise value
    return [value for _, _, value in done]
