"""`Pool.map` in new interpreters."""

import multiprocessing


def process_map(function, items, processes):
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        return pool.map(function, items)
