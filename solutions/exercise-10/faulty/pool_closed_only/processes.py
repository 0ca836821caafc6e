"""`close` lets no more work in; it doesn't wait."""

from multiprocessing import Pool


def process_map(function, items, processes):
    pool = Pool(processes)
    try:
        return pool.map(function, items)
    finally:
        pool.close()
