"""Futures in the order in which they are completed."""

from concurrent.futures import ProcessPoolExecutor, as_completed


def process_map(function, items, processes):
    with ProcessPoolExecutor(processes) as executor:
        return [future.result() for future in as_completed([executor.submit(function, item) for item in items])]
