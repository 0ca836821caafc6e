"""`Executor.map` raises at the first failure and cancels the calls that have not begun."""

from concurrent.futures import ThreadPoolExecutor


def process_all(task, items, workers):
    with ThreadPoolExecutor(workers) as executor:
        return list(executor.map(task, items))
