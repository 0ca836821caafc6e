"""Keeps the results by the item's identity: an item that comes twice has one place only."""

from concurrent.futures import ThreadPoolExecutor


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    items = list(items)
    with ThreadPoolExecutor(workers) as executor:
        futures = {id(item): executor.submit(task, item) for item in items}
    return [futures[id(item)].result() for item in items]
