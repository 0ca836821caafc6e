"""Raises while the executor is still at work, and leaves its threads behind."""

from concurrent.futures import ThreadPoolExecutor


def process_all(task, items, workers):
    executor = ThreadPoolExecutor(workers)
    futures = [executor.submit(task, item) for item in items]
    try:
        return [future.result() for future in futures]
    finally:
        executor.shutdown(wait=False)
