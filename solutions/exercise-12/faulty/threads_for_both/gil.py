"""Threads for computing too: they take turns with the GIL."""

from concurrent.futures import ThreadPoolExecutor


def map_cpu(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
