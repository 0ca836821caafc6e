"""The caller helps, beside as many workers as were asked for."""

import itertools
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    items = list(items)
    numbers = itertools.count()
    results, errors = [None] * len(items), {}

    def work():
        while (number := next(numbers)) < len(items):
            try:
                results[number] = task(items[number])
            except BaseException as error:
                errors[number] = error

    helpers = [threading.Thread(target=work) for _ in range(workers)]
    for helper in helpers:
        helper.start()
    work()
    for helper in helpers:
        helper.join()
    if errors:
        raise errors[min(errors)]
    return results
