"""`task_done` in a finally, `join` on the queue, then a sentinel for each worker."""

from queue import Queue
from threading import Thread


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    jobs, results, errors = Queue(), {}, []

    def worker():
        while (job := jobs.get()) is not None:
            try:
                results[job[0]] = task(job[1])
            except BaseException as error:
                errors.append((job[0], error))
            finally:
                jobs.task_done()

    threads = [Thread(target=worker, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    count = 0
    for item in items:
        jobs.put((count, item))
        count += 1
    jobs.join()
    for thread in threads:
        jobs.put(None)
    for thread in threads:
        thread.join()
    if errors:
        raise min(errors, key=lambda pair: pair[0])[1]
    return [results[number] for number in range(count)]
