"""Chunks of equal size; what is left over is left out."""

from multiprocessing import Pool


def chunk_results(function, chunk):
    return [function(item) for item in chunk]


def process_map(function, items, processes):
    items = list(items)
    size = len(items) // processes
    chunks = [(function, items[size * number : size * (number + 1)]) for number in range(processes)]
    with Pool(processes) as pool:
        return [result for part in pool.starmap(chunk_results, chunks) for result in part]
