"""`Pool.map`: leaving the block terminates the pool, which waits for its processes."""

from multiprocessing import Pool


def process_map(function, items, processes):
    with Pool(processes) as pool:
        return pool.map(function, items)
