"""A second process, and in it threads: they share that one's GIL."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def _serve(pipe, function, items):
    with ThreadPoolExecutor(8) as pool:
        try:
            pipe.send((list(pool.map(function, items)), None))
        except Exception as error:
            pipe.send((None, error))


def map_cpu(function, items):
    mine, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(theirs, function, list(items)))
    process.start()
    results, error = mine.recv()
    process.join()
    if error is not None:
        raise error
    return results


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
