"""Another process, but only one, with threads."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool


def on_threads(function, items, processes):
    with ThreadPoolExecutor(processes) as executor:
        return list(executor.map(function, items))


def process_map(function, items, processes):
    with Pool(1) as pool:
        return pool.apply(on_threads, (function, list(items), processes))
