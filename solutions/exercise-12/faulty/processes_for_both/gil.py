"""Processes for waiting too: expensive, and closures can't be sent."""

from concurrent.futures import ProcessPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    with ProcessPoolExecutor(8) as pool:
        return list(pool.map(function, items))
