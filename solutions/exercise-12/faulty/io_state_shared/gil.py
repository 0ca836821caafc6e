"""One list of results for all calls of map_io."""

import threading
from concurrent.futures import ProcessPoolExecutor

_results = {}
_errors = []


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    def call(position, item):
        try:
            _results[position] = function(item)
        except Exception as error:
            _errors.append(error)

    threads = [threading.Thread(target=call, args=each) for each in enumerate(items)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if _errors:
        raise _errors[0]
    return [_results[position] for position in sorted(_results)]
