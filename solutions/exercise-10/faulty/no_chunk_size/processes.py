"""With fewer items than processes the size of a chunk is zero."""

from multiprocessing import Pool


def chunk_results(function, chunk):
    return [function(item) for item in chunk]


def process_map(function, items, processes):
    items = list(items)
    size = len(items) // processes
    chunks = [items[first : first + size] for first in range(0, len(items), size)]
    with Pool(processes) as pool:
        return [
            result for part in pool.starmap(chunk_results, [(function, each) for each in chunks]) for result in part
        ]
