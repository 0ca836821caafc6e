"""As many workers as items; a pool of none is refused."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    items = list(items)
    with ProcessPoolExecutor(min(4, len(items))) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    items = list(items)
    with ThreadPoolExecutor(len(items)) as pool:
        return list(pool.map(function, items))
