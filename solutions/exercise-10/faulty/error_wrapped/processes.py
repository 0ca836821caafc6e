"""The caller gets an exception of another type."""

from concurrent.futures import ProcessPoolExecutor


def process_map(function, items, processes):
    with ProcessPoolExecutor(processes) as executor:
        try:
            return list(executor.map(function, items))
        except Exception as error:
            raise RuntimeError("a call failed") from error
