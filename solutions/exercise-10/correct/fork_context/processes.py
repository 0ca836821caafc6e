"""A pool of an explicit fork context; the function is found as a global in the children, so it need not be sent."""

import multiprocessing

_function = None


def call(item):
    return _function(item)


def process_map(function, items, processes):
    global _function
    _function = function
    pool = multiprocessing.get_context("fork").Pool(processes)
    try:
        result = pool.map_async(call, items)
        pool.close()
        return result.get()
    finally:
        pool.terminate()
        pool.join()
