"""One sentinel is enough if everyone who sees it puts it back for the next."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers must be at least 1")
    jobs = queue.SimpleQueue()
    results, errors, threads = {}, {}, []

    def work():
        while True:
            job = jobs.get()
            if job is None:
                jobs.put(None)
                return
            place, item = job
            try:
                results[place] = task(item)
            except BaseException as error:
                errors[place] = error

    for _ in range(workers):
        threads.append(threading.Thread(target=work))
        threads[-1].start()
    for job in enumerate(items):
        jobs.put(job)
    jobs.put(None)
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[place] for place in sorted(results)]
