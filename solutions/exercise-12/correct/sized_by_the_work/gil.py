"""No more workers than items; nothing to do means no pool."""

import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def _map(executor, most, function, items):
    items = list(items)
    if not items:
        return []
    with executor(max_workers=min(most, len(items))) as pool:
        return list(pool.map(function, items))


def map_cpu(function, items):
    return _map(ProcessPoolExecutor, max(2, os.cpu_count() or 2), function, items)


def map_io(function, items):
    return _map(ThreadPoolExecutor, 32, function, items)
