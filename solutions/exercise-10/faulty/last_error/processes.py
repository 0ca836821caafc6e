"""Of several exceptions, the last one is raised."""

from concurrent.futures import ProcessPoolExecutor


def process_map(function, items, processes):
    with ProcessPoolExecutor(processes) as executor:
        futures = [executor.submit(function, item) for item in items]
    failed = None
    for future in futures:
        failed = future.exception() or failed
    if failed is not None:
        raise failed
    return [future.result() for future in futures]
