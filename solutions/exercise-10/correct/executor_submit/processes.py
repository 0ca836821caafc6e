"""One future per item; the executor is shut down in a `finally`."""

from concurrent.futures import ProcessPoolExecutor


def process_map(function, items, processes):
    executor = ProcessPoolExecutor(max_workers=processes)
    try:
        futures = [executor.submit(function, item) for item in items]
        return [future.result() for future in futures]
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
