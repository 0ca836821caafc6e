"""A thread for each item, but only `workers` of them may enter at once."""

import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError(workers)
    permits = threading.Semaphore(workers)
    results, errors = {}, {}

    def run(position, item):
        with permits:
            try:
                results[position] = task(item)
            except BaseException as error:
                errors[position] = error

    threads = [threading.Thread(target=run, args=numbered) for numbered in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for position in sorted(errors):
        raise errors[position]
    return [results[position] for position in range(len(threads))]
