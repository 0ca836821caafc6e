"""Raises an exception of its own instead of the call's."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        try:
            return list(pool.map(function, items))
        except Exception as error:
            raise RuntimeError("a call failed") from error


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        try:
            return list(pool.map(function, items))
        except Exception as error:
            raise RuntimeError("a call failed") from error
