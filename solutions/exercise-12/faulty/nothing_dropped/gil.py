"""Takes every result that is false for none at all."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return [result for result in pool.map(function, items) if result]


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return [result for result in pool.map(function, items) if result]
