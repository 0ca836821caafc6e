"""Starts a batch of threads and waits for all of them before the next batch."""

import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    items = list(items)
    results, errors = [None] * len(items), {}

    def run(position):
        try:
            results[position] = task(items[position])
        except BaseException as error:
            errors[position] = error

    for start in range(0, len(items), workers):
        batch = range(start, min(start + workers, len(items)))
        threads = [threading.Thread(target=run, args=(position,)) for position in batch]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    if errors:
        raise errors[min(errors)]
    return results
