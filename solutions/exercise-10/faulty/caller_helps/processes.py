"""The caller takes a share, beside one process less."""

from concurrent.futures import ProcessPoolExecutor


def process_map(function, items, processes):
    items = list(items)
    if not items:
        return []
    with ProcessPoolExecutor(max(1, processes - 1)) as executor:
        others = [executor.submit(function, item) for item in items[1:]]
        first = function(items[0])
        return [first, *[other.result() for other in others]]
