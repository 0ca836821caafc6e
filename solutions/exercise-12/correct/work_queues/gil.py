"""Workers that take numbered items from a queue until they meet a sentinel, and answer on another queue."""

import multiprocessing
import queue
import threading


class _Error:
    def __init__(self, error):
        self.error = error


def _serve(function, todo, done):
    for position, item in iter(todo.get, None):
        try:
            result = function(item)
        except Exception as error:
            result = _Error(error)
        done.put((position, result))


def _map(worker, todo, done, count, function, items):
    workers = [worker(target=_serve, args=(function, todo, done)) for _ in range(count)]
    for each in workers:
        each.start()
    asked = 0
    for asked, item in enumerate(items, start=1):
        todo.put((asked - 1, item))
    for _ in workers:
        todo.put(None)
    results = dict(done.get() for _ in range(asked))
    for each in workers:
        each.join()
    for position in range(asked):
        if isinstance(results[position], _Error):
            raise results[position].error
    return [results[position] for position in range(asked)]


def map_cpu(function, items):
    return _map(multiprocessing.Process, multiprocessing.Queue(), multiprocessing.Queue(), 3, function, items)


def map_io(function, items):
    return _map(threading.Thread, queue.Queue(), queue.Queue(), 5, function, items)
