"""Leaving the block terminates the pool, before the results are asked for."""

from multiprocessing import Pool


def process_map(function, items, processes):
    with Pool(processes) as pool:
        pending = [pool.apply_async(function, (item,)) for item in items]
    return [each.get(timeout=1) if each.ready() else None for each in pending]
