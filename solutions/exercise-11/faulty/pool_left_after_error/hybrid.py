"""When a call raises, nobody closes the pool."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool


def on_threads(function, items, threads):
    with ThreadPoolExecutor(threads) as executor:
        return list(executor.map(function, items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    results = [None] * len(items)
    pool = Pool(processes)
    shares = [(function, items[first::processes], threads) for first in range(processes)]
    for first, share in enumerate(pool.starmap(on_threads, shares, chunksize=1)):
        results[first::processes] = share
    pool.close()
    pool.join()
    return results
