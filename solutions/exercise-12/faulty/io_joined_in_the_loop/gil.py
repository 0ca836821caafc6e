"""Starts a thread and joins it before the next one is started."""

import threading
from concurrent.futures import ProcessPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    results, errors = [], []

    def call(item):
        try:
            results.append(function(item))
        except Exception as error:
            errors.append(error)

    for item in items:
        thread = threading.Thread(target=call, args=(item,))
        thread.start()
        thread.join()
    if errors:
        raise errors[0]
    return results
