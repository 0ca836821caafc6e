"""An executor; the results are asked for when all is done."""

from concurrent.futures import ThreadPoolExecutor


def process_all(task, items, workers):
    with ThreadPoolExecutor(workers) as executor:
        futures = [executor.submit(task, item) for item in items]
    return [future.result() for future in futures]
