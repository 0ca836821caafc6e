"""Every process puts its results into its own copy of the list."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def map_cpu(function, items):
    items = list(items)
    results = [None] * len(items)

    def call(position):
        results[position] = function(items[position])

    processes = [multiprocessing.Process(target=call, args=(position,)) for position in range(len(items))]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return results


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
