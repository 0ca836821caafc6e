"""Finds a single item not worth a process, and makes the call itself."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    items = list(items)
    if len(items) < 2:
        return [function(item) for item in items]
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(function, items))
