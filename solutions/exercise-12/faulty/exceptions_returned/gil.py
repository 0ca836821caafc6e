"""Puts the exception where the result should be."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def _collect(pool, function, items):
    futures = [pool.submit(function, item) for item in items]
    return [future.exception() or future.result() for future in futures]


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return _collect(pool, function, items)


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return _collect(pool, function, items)
