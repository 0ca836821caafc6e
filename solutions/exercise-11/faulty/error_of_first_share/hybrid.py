"""The exception that counts is that of the first share in which a call fails, not that of the first item."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def _share(function, items, threads):
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(function, items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    results = [None] * len(items)
    with ProcessPoolExecutor(processes) as pool:
        futures = [pool.submit(_share, function, items[n::processes], threads) for n in range(processes)]
        for n, future in enumerate(futures):
            results[n::processes] = future.result()
    return results
