"""In each process a thread is waited for before the next one is started."""

import threading
from concurrent.futures import ProcessPoolExecutor


def part(function, items):
    outcomes = []

    def call(item):
        try:
            outcomes.append((function(item), None))
        except Exception as error:
            outcomes.append((None, error))

    for item in items:
        thread = threading.Thread(target=call, args=(item,))
        thread.start()
        thread.join()
    return outcomes


def hybrid_map(function, items, processes, threads):
    items = list(items)
    outcomes = [None] * len(items)
    with ProcessPoolExecutor(processes) as executor:
        futures = [executor.submit(part, function, items[first::processes]) for first in range(processes)]
        for first, future in enumerate(futures):
            outcomes[first::processes] = future.result()
    for _, error in outcomes:
        if error is not None:
            raise error
    return [result for result, _ in outcomes]
