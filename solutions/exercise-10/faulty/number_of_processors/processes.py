"""`Pool()` has as many processes as the machine has processors."""

from multiprocessing import Pool


def process_map(function, items, processes):
    with Pool() as pool:
        return pool.map(function, items)
