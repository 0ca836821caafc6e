"""Counts the items first, and finds the iterator empty afterwards."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    count = sum(1 for _ in items)
    with ProcessPoolExecutor(max(2, min(count, 4))) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    count = sum(1 for _ in items)
    with ThreadPoolExecutor(max(4, count)) as pool:
        return list(pool.map(function, items))
