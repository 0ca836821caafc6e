"""Keeps the results by item: equal items share a place, and unhashable ones have none."""

from concurrent.futures import ThreadPoolExecutor


def process_all(task, items, workers):
    items = list(items)
    with ThreadPoolExecutor(workers) as executor:
        futures = {item: executor.submit(task, item) for item in items}
    return [futures[item].result() for item in items]
