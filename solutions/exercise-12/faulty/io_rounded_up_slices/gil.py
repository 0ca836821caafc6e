"""Contiguous slices of ceil(n/4) items, one thread for each: nine items make three slices (five too), so only three
calls at once ("given at least four items, at least four calls").
"""

import threading
from concurrent.futures import ProcessPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(max_workers=2) as pool:
        return [f.result() for f in [pool.submit(function, x) for x in items]]


def map_io(function, items):
    items = list(items)
    results, errors = [None] * len(items), []
    size = max(1, -(-len(items) // 4))

    def work(start):
        for i in range(start, min(start + size, len(items))):
            try:
                results[i] = function(items[i])
            except Exception as e:
                errors.append(e)

    crew = [threading.Thread(target=work, args=(start,)) for start in range(0, len(items), size)]
    for t in crew:
        t.start()
    for t in crew:
        t.join()
    if errors:
        raise errors[0]
    return results
