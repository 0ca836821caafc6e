"""A result that is an exception is taken for one that was raised."""

from functools import partial
from multiprocessing import Pool


def caught(function, item):
    try:
        return function(item)
    except Exception as error:
        return error


def process_map(function, items, processes):
    with Pool(processes) as pool:
        results = pool.map(partial(caught, function), items)
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results
