"""Leaves one processor free; on a machine with two that is a single process."""

import os
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool


def map_cpu(function, items):
    with Pool(os.cpu_count() - 1) as pool:
        return pool.map(function, items)


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
