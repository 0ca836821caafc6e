"""Only the text of an exception is sent."""

from functools import partial
from multiprocessing import Pool


def outcome(function, item):
    try:
        return function(item), None
    except Exception as error:
        return None, str(error)


def process_map(function, items, processes):
    with Pool(processes) as pool:
        outcomes = pool.map(partial(outcome, function), items)
    for _, text in outcomes:
        if text is not None:
            raise RuntimeError(text)
    return [result for result, _ in outcomes]
