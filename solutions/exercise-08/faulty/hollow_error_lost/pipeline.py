"""Asks whether the exception is true, instead of whether there is one."""

from concurrent.futures import ThreadPoolExecutor


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    with ThreadPoolExecutor(workers) as executor:
        futures = [executor.submit(task, item) for item in items]
    first, results = None, []
    for future in futures:
        try:
            results.append(future.result())
        except BaseException as error:
            first = first or error
    if first:
        raise first
    return results
