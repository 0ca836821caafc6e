"""Asks how many items there are."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(max(2, len(items))) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    with ThreadPoolExecutor(max(1, len(items))) as pool:
        return list(pool.map(function, items))
