"""An exception ends its thread; None stays in its place."""

import threading
from concurrent.futures import ProcessPoolExecutor


def on_threads(function, items, threads):
    results = [None] * len(items)

    def serve(first):
        for number in range(first, len(items), threads):
            try:
                results[number] = function(items[number])
            except Exception:
                continue

    crew = [threading.Thread(target=serve, args=(first,)) for first in range(threads)]
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()
    return results


def hybrid_map(function, items, processes, threads):
    items = list(items)
    results = [None] * len(items)
    with ProcessPoolExecutor(processes) as executor:
        shares = [executor.submit(on_threads, function, items[n::processes], threads) for n in range(processes)]
        for first, share in enumerate(shares):
            results[first::processes] = share.result()
    return results
