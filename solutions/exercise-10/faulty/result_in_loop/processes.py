"""Every result is waited for before the next call is submitted."""

from concurrent.futures import ProcessPoolExecutor


def process_map(function, items, processes):
    with ProcessPoolExecutor(processes) as executor:
        return [executor.submit(function, item).result() for item in items]
