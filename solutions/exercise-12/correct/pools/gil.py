"""Pools of `multiprocessing`: one of processes, and its twin of threads."""

import os
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def map_cpu(function, items):
    with Pool(max(2, os.cpu_count() or 1)) as pool:
        return pool.map(function, items)


def map_io(function, items):
    with ThreadPool(8) as pool:
        return pool.map(function, items, chunksize=1)
