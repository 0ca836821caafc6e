"""None as a result is left out."""

from multiprocessing import Pool


def process_map(function, items, processes):
    with Pool(processes) as pool:
        return [result for result in pool.map(function, items) if result is not None]
