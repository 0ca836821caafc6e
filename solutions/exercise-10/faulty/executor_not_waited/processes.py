"""`shutdown(wait=False)` returns while the processes are still there."""

from concurrent.futures import ProcessPoolExecutor


def process_map(function, items, processes):
    executor = ProcessPoolExecutor(processes)
    try:
        return list(executor.map(function, items))
    finally:
        executor.shutdown(wait=False)
