"""Results by item: items can be equal, and some can't be hashed."""

from concurrent.futures import ProcessPoolExecutor


def process_map(function, items, processes):
    items = list(items)
    with ProcessPoolExecutor(processes) as executor:
        futures = {item: executor.submit(function, item) for item in items}
        return [futures[item].result() for item in items]
