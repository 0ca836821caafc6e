"""A single item is not worth a process."""

from multiprocessing import Pool


def process_map(function, items, processes):
    items = list(items)
    if len(items) == 1 or processes == 1:
        return [function(item) for item in items]
    with Pool(processes) as pool:
        return pool.map(function, items)
