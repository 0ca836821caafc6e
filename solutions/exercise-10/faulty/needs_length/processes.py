"""An iterator has no length."""

from multiprocessing import Pool


def process_map(function, items, processes):
    with Pool(processes) as pool:
        return pool.map(function, items, chunksize=max(1, len(items) // processes))
