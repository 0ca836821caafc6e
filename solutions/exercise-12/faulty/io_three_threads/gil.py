"""One thread too few."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    with ThreadPoolExecutor(3) as pool:
        return list(pool.map(function, items))
