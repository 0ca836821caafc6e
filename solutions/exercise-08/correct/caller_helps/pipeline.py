"""The caller is one of the workers."""

import itertools
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    items = list(items)
    numbers = itertools.count()
    outcomes = [None] * len(items)

    def work():
        while (number := next(numbers)) < len(items):
            try:
                outcomes[number] = ("result", task(items[number]))
            except BaseException as error:
                outcomes[number] = ("error", error)

    helpers = [threading.Thread(target=work) for _ in range(workers - 1)]
    for helper in helpers:
        helper.start()
    work()
    for helper in helpers:
        helper.join()
    for kind, value in outcomes:
        if kind == "error":
            raise value
    return [value for _, value in outcomes]
