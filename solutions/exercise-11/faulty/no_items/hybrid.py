"""No more processes than items; but an executor of none can't be."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def on_threads(function, items, threads):
    with ThreadPoolExecutor(threads) as executor:
        return list(executor.map(function, items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    processes = min(processes, len(items))
    results = [None] * len(items)
    with ProcessPoolExecutor(processes) as executor:
        shares = [executor.submit(on_threads, function, items[n::processes], threads) for n in range(processes)]
        for first, share in enumerate(shares):
            results[first::processes] = share.result()
    return results
