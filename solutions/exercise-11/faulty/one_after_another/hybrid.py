"""Every process is waited for before the next one is started."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def on_threads(function, items, threads):
    with ThreadPoolExecutor(threads) as executor:
        return list(executor.map(function, items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    size = max(1, -(-len(items) // processes))
    results = []
    for first in range(0, len(items), size):
        with ProcessPoolExecutor(1) as executor:
            results += executor.submit(on_threads, function, items[first : first + size], threads).result()
    return results
