"""The items are read once to count them, and once more."""

from multiprocessing import Pool


def process_map(function, items, processes):
    count = sum(1 for _ in items)
    with Pool(min(processes, count) or 1) as pool:
        return pool.map(function, items)
