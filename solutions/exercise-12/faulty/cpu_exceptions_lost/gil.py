"""A process that dies of an exception leaves a hole in the results."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def _call(function, item, pipe):
    pipe.send(function(item))


def map_cpu(function, items):
    pipes, processes = [], []
    for item in items:
        mine, theirs = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=_call, args=(function, item, theirs))
        process.start()
        theirs.close()
        pipes.append(mine)
        processes.append(process)
    results = []
    for pipe in pipes:
        try:
            results.append(pipe.recv())
        except EOFError:
            results.append(None)
    for process in processes:
        process.join()
    return results


def map_io(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))
