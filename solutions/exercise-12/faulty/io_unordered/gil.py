"""Results as they come."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return [future.result() for future in as_completed([pool.submit(function, item) for item in items])]
