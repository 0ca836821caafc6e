"""Results asked for inside the `with`: an exception leaves it only when the executor has finished everything."""

from concurrent.futures import ThreadPoolExecutor


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError(workers)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(task, item) for item in items]
        return [future.result() for future in futures]
