"""Processes that put their results into a manager's dictionary; the caller's own thread waits along with three more."""

import multiprocessing
import threading
from concurrent.futures import Future


def _work(function, position, item, results, gate):
    with gate:
        try:
            results[position] = (True, function(item))
        except Exception as error:
            results[position] = (False, error)


def map_cpu(function, items):
    gate = multiprocessing.Semaphore(4)
    with multiprocessing.Manager() as manager:
        results = manager.dict()
        processes = [
            multiprocessing.Process(target=_work, args=(function, position, item, results, gate))
            for position, item in enumerate(items)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        found = dict(results)
    for position in range(len(found)):
        good, value = found[position]
        if not good:
            raise value
    return [found[position][1] for position in range(len(found))]


def map_io(function, items):
    orders = [(Future(), item) for item in items]
    left = iter(orders)
    lock = threading.Lock()

    def serve():
        while True:
            with lock:
                order = next(left, None)
            if order is None:
                return
            future, item = order
            try:
                future.set_result(function(item))
            except Exception as error:
                future.set_exception(error)

    helpers = [threading.Thread(target=serve, daemon=True) for _ in range(3)]
    for helper in helpers:
        helper.start()
    serve()
    for helper in helpers:
        helper.join()
    return [future.result() for future, _ in orders]
