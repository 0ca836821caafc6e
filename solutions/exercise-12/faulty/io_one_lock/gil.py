"""A lock around every call, so that the results come in order."""

import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    lock = threading.Lock()

    def call(item):
        with lock:
            return function(item)

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(call, items))
