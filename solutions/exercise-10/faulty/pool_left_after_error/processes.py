"""When a call raises, nobody closes the pool."""

from multiprocessing import Pool


def process_map(function, items, processes):
    pool = Pool(processes)
    results = pool.map(function, items)
    pool.close()
    pool.join()
    return results
