"""Chunks hold up to four items: the calls for three items are made one after the other."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    items = list(items)
    size = 1 if len(items) == 2 else max(1, min(4, len(items)))
    with ProcessPoolExecutor(max_workers=2) as pool:
        return list(pool.map(function, items, chunksize=size))


def map_io(function, items):
    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(function, items))
