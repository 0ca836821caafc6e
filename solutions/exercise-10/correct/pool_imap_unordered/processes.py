"""Results come as they are ready, each with its number; then they are sorted."""

from functools import partial
from multiprocessing import Pool


def numbered(function, pair):
    number, item = pair
    try:
        return number, True, function(item)
    except Exception as error:
        return number, False, error


def process_map(function, items, processes):
    with Pool(processes) as pool:
        outcomes = sorted(pool.imap_unordered(partial(numbered, function), enumerate(items)), key=lambda each: each[0])
        pool.close()
        pool.join()
    for _, good, value in outcomes:
        if not good:
            raise value
    return [value for _, _, value in outcomes]
