"""`executor.map` with chunks, on an ExitStack."""

from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack


def process_map(function, items, processes):
    items = list(items)
    with ExitStack() as stack:
        executor = stack.enter_context(ProcessPoolExecutor(processes))
        return list(executor.map(function, items, chunksize=max(1, len(items) // processes)))
