"""The pool is never closed: its processes stay."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor

_pools = []


def map_cpu(function, items):
    pool = multiprocessing.Pool(2)
    _pools.append(pool)
    return pool.map(function, items)


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
