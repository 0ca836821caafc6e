"""Asks every future for its result at once."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return [pool.submit(function, item).result() for item in items]
