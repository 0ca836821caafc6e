"""Returns while the threads are still at work."""

import threading
from concurrent.futures import ProcessPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    items = list(items)
    results = [None] * len(items)

    def call(position):
        results[position] = function(items[position])

    for position in range(len(items)):
        threading.Thread(target=call, args=(position,)).start()
    return results
