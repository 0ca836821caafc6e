"""A `ThreadPool` in each process of a `Pool`; each process gets a run of consecutive items."""

from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def part(function, items, threads):
    with ThreadPool(threads) as pool:
        return pool.map(function, items)


def hybrid_map(function, items, processes, threads):
    items = list(items)
    size = -(-len(items) // processes) or 1
    parts = [(function, items[first : first + size], threads) for first in range(0, len(items), size)]
    with Pool(processes) as pool:
        return [result for results in pool.starmap(part, parts, chunksize=1) for result in results]
