"""One pool for the whole program, as big as it was asked for first."""

from multiprocessing import Pool

pool = None


def process_map(function, items, processes):
    global pool
    if pool is None:
        pool = Pool(processes)
    return pool.map(function, items)
