"""A function without a name in its module can't be sent to another process."""

from multiprocessing import Pool


def process_map(function, items, processes):
    with Pool(processes) as pool:
        return pool.map(lambda item: function(item), items)
