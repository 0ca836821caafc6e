"""Finds the results by item: equal items share one, and some can't be keys."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def _collect(pool, function, items):
    items = list(items)
    results = dict(zip(items, pool.map(function, items)))
    return [results[item] for item in items]


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return _collect(pool, function, items)


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return _collect(pool, function, items)
