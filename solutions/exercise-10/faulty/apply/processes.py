"""`Pool.apply` waits for each result."""

from multiprocessing import Pool


def process_map(function, items, processes):
    with Pool(processes) as pool:
        return [pool.apply(function, (item,)) for item in items]
