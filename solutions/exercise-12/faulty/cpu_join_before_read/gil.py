"""Joins the processes first: one that has a large result waits until somebody reads it."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def _call(function, position, item, answers):
    try:
        answers.put((position, function(item), None))
    except Exception as error:
        answers.put((position, None, error))


def map_cpu(function, items):
    answers = multiprocessing.Queue()
    processes = [
        multiprocessing.Process(target=_call, args=(function, position, item, answers))
        for position, item in enumerate(items)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    found = sorted((answers.get() for _ in processes), key=lambda answer: answer[0])
    for _, _, error in found:
        if error is not None:
            raise error
    return [result for _, result, _ in found]


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
