"""Returns what `map` returns: an iterator, no list."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return pool.map(function, items)


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return pool.map(function, items)
