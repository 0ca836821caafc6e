"""`multiprocessing.dummy` offers the same names, but its processes are threads."""

from multiprocessing.dummy import Pool


def process_map(function, items, processes):
    with Pool(processes) as pool:
        return pool.map(function, items)
