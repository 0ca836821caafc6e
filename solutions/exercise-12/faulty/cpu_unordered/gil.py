"""Results as they come."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool


def map_cpu(function, items):
    with Pool(3) as pool:
        return list(pool.imap_unordered(function, items))


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
