"""No more processes than items; but a pool of none can't be."""

from multiprocessing import Pool


def process_map(function, items, processes):
    items = list(items)
    with Pool(min(processes, len(items))) as pool:
        return pool.map(function, items)
