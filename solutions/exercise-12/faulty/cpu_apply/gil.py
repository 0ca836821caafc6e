"""`apply` waits for each result before the next call is under way."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool


def map_cpu(function, items):
    with Pool(4) as pool:
        return [pool.apply(function, (item,)) for item in items]


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
