"""Wraps the function in a lambda, which can't be sent to another process."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool


def map_cpu(function, items):
    with Pool(2) as pool:
        return pool.map(lambda item: function(item), items)


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
