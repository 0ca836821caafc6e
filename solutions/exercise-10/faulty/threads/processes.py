"""Threads, which are in this process."""

from concurrent.futures import ThreadPoolExecutor


def process_map(function, items, processes):
    with ThreadPoolExecutor(processes) as executor:
        return list(executor.map(function, items))
