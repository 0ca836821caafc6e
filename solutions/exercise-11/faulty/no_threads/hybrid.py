"""The processes, without threads in them."""

from multiprocessing import Pool


def hybrid_map(function, items, processes, threads):
    with Pool(processes) as pool:
        return pool.map(function, items)
