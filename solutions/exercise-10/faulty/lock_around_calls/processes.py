"""A lock lets one process call the function at a time."""

import functools
from multiprocessing import Lock, Pool

lock = Lock()


def locked(function, item):
    with lock:
        return function(item)


def process_map(function, items, processes):
    with Pool(processes) as pool:
        return pool.map(functools.partial(locked, function), items)
