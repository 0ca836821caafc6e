"""A thread for every item, however many workers were asked for."""

import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    items = list(items)
    results, errors = [None] * len(items), {}

    def run(position, item):
        try:
            results[position] = task(item)
        except BaseException as error:
            errors[position] = error

    threads = [threading.Thread(target=run, args=numbered) for numbered in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
