"""The caller computes its half itself: one other process is left, and the caller's GIL is busy."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def map_cpu(function, items):
    items = list(items)
    with multiprocessing.Pool(1) as pool:
        half = pool.map_async(function, items[1::2])
        mine = [function(item) for item in items[0::2]]
        results = [None] * len(items)
        results[0::2] = mine
        results[1::2] = half.get()
    return results


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
