"""A thread pool that is kept for the next call: idle threads end with the program. Processes are not kept."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

_THREADS = ThreadPoolExecutor(max_workers=12, thread_name_prefix="io")


def map_cpu(function, items):
    with get_context("fork").Pool(2) as pool:
        return [result.get() for result in [pool.apply_async(function, (item,)) for item in items]]


def map_io(function, items):
    return list(_THREADS.map(function, items))
