"""Chunks of sixteen: two items go to the same process, one after the other."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(4) as pool:
        return list(pool.map(function, items, chunksize=16))


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
