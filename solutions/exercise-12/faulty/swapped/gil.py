"""The two mixed up: threads compute, processes wait."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    with ProcessPoolExecutor(8) as pool:
        return list(pool.map(function, items))
