"""A thread's exception ends the thread, and nobody hears of it."""

import threading
from concurrent.futures import ProcessPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    items = list(items)
    results = [None] * len(items)

    def call(position):
        try:
            results[position] = function(items[position])
        except Exception:
            pass

    threads = [threading.Thread(target=call, args=(position,)) for position in range(len(items))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
