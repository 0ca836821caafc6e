"""Threads, but those of a process forked for them: what the calls change is lost with it."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def _serve(pipe, function, items):
    with ThreadPoolExecutor(8) as pool:
        try:
            pipe.send((list(pool.map(function, items)), None))
        except Exception as error:
            pipe.send((None, error))


def map_io(function, items):
    mine, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(theirs, function, items))
    process.start()
    theirs.close()
    results, error = mine.recv()
    process.join()
    if error is not None:
        raise error
    return results
