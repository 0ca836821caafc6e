"""As many workers as the library thinks right: one process per processor, a few threads more."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor() as pool:
        return [future.result() for future in [pool.submit(function, item) for item in items]]


def map_io(function, items):
    with ThreadPoolExecutor() as pool:
        return [future.result() for future in [pool.submit(function, item) for item in items]]
