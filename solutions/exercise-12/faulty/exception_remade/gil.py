"""What is raised is a new exception of the same class, without the arguments ("it raises the exception of a call
that failed").
"""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def _all(pool, function, items):
    futures = [pool.submit(function, x) for x in items]
    for f in futures:
        if f.exception() is not None:
            raise type(f.exception())
    return [f.result() for f in futures]


def map_cpu(function, items):
    with ProcessPoolExecutor(max_workers=2) as pool:
        return _all(pool, function, items)


def map_io(function, items):
    with ThreadPoolExecutor(max_workers=8) as pool:
        return _all(pool, function, items)
