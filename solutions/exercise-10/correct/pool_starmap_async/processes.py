"""`starmap_async`, with the function handed over once when a process starts."""

import multiprocessing as mp

_function = None


def set_function(function):
    global _function
    _function = function


def call(item, _):
    return _function(item)


def process_map(function, items, processes):
    with mp.Pool(processes, initializer=set_function, initargs=(function,)) as pool:
        return pool.starmap_async(call, [(item, None) for item in items]).get()
