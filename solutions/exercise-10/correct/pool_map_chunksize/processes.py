"""`Pool.map` with chunks of a size of its own; closed and joined by hand."""

import multiprocessing


def process_map(function, items, processes):
    pool = multiprocessing.Pool(processes)
    try:
        return pool.map(function, list(items), chunksize=4)
    finally:
        pool.close()
        pool.join()
