"""One process for everything."""

from multiprocessing import Pool


def process_map(function, items, processes):
    with Pool(1) as pool:
        return pool.map(function, items)
