"""A call that raises leaves None behind."""

from functools import partial
from multiprocessing import Pool


def quietly(function, item):
    try:
        return function(item)
    except Exception:
        return None


def process_map(function, items, processes):
    with Pool(processes) as pool:
        return pool.map(partial(quietly, function), items)
