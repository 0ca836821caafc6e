"""A thread for each process; each thread hands items to its own process and waits for the answer."""

import itertools
import threading
from concurrent.futures import ProcessPoolExecutor


def process_map(function, items, processes):
    items = list(items)
    numbers = itertools.count()
    outcomes = [None] * len(items)
    executors = [ProcessPoolExecutor(1) for _ in range(processes)]

    def serve(executor):
        while (number := next(numbers)) < len(items):
            future = executor.submit(function, items[number])
            outcomes[number] = future.exception(), future

    with executors[0]:
        threads = [threading.Thread(target=serve, args=(executor,)) for executor in executors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for executor in executors:
            executor.shutdown()
    for error, _ in outcomes:
        if error is not None:
            raise error
    return [future.result() for _, future in outcomes]
