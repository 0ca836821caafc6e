"""Chunks of as many items as there are threads; each is dealt with by new threads in some process."""

import itertools
import threading
from concurrent.futures import ProcessPoolExecutor


def chunk_outcomes(function, chunk):
    outcomes = [None] * len(chunk)

    def call(place, item):
        try:
            outcomes[place] = function(item), None
        except Exception as error:
            outcomes[place] = None, error

    crew = [threading.Thread(target=call, args=pair) for pair in enumerate(chunk)]
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()
    return outcomes


def hybrid_map(function, items, processes, threads):
    rest = iter(items)
    chunks = iter(lambda: list(itertools.islice(rest, threads)), [])
    results = []
    with ProcessPoolExecutor(processes) as executor:
        futures = [executor.submit(chunk_outcomes, function, chunk) for chunk in chunks]
        for future in futures:
            for result, error in future.result():
                if error is not None:
                    raise error
                results.append(result)
    return results
