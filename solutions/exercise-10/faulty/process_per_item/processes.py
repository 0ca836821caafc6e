"""As many processes as there are items."""

from concurrent.futures import ProcessPoolExecutor


def process_map(function, items, processes):
    items = list(items)
    with ProcessPoolExecutor(len(items) or 1) as executor:
        return list(executor.map(function, items))
