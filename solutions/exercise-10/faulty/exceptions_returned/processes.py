"""An exception is put among the results."""

from functools import partial
from multiprocessing import Pool


def caught(function, item):
    try:
        return function(item)
    except Exception as error:
        return error


def process_map(function, items, processes):
    with Pool(processes) as pool:
        return pool.map(partial(caught, function), items)
