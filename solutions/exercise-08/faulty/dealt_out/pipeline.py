"""Deals the items out beforehand: what lies behind a slow call waits, though others are idle."""

import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    items = list(items)
    results, errors = [None] * len(items), {}

    def work(first):
        for position in range(first, len(items), workers):
            try:
                results[position] = task(items[position])
            except BaseException as error:
                errors[position] = error

    threads = [threading.Thread(target=work, args=(first,)) for first in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
