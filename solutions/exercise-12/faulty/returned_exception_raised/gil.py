"""Takes every exception object for one that was raised."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def _safely(function, item):
    try:
        return function(item)
    except Exception as error:
        return error


def _collect(pool, function, items):
    futures = [pool.submit(_safely, function, item) for item in items]
    results = [future.result() for future in futures]
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return _collect(pool, function, items)


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return _collect(pool, function, items)
