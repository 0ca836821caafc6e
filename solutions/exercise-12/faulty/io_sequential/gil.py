"""Computes in parallel, but waits for one thing after another."""

from concurrent.futures import ProcessPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    return [function(item) for item in items]
