"""Closes the pool when all went well, and only then."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor

_pools = []


def map_cpu(function, items):
    pool = multiprocessing.Pool(2)
    _pools.append(pool)
    results = pool.map(function, items)
    pool.close()
    pool.join()
    return results


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
