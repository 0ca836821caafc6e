"""`imap_unordered` yields results as they are ready."""

from multiprocessing import Pool


def process_map(function, items, processes):
    with Pool(processes) as pool:
        return list(pool.imap_unordered(function, items))
