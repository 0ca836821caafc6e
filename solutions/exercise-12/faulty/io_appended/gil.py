"""Every thread appends its result when it has it."""

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

    threads = [threading.Thread(target=call, args=(item,)) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return results
