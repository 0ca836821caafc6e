"""Waits for an answer from a process that has died of an exception."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def _call(function, position, item, answers):
    answers.put((position, function(item)))


def map_cpu(function, items):
    answers = multiprocessing.Queue()
    processes = [
        multiprocessing.Process(target=_call, args=(function, position, item, answers))
        for position, item in enumerate(items)
    ]
    for process in processes:
        process.start()
    results = dict(answers.get() for _ in processes)
    for process in processes:
        process.join()
    return [results[position] for position in range(len(processes))]


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
