"""The executor is told not to wait."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def on_threads(function, items, threads):
    with ThreadPoolExecutor(threads) as executor:
        return list(executor.map(function, items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    results = [None] * len(items)
    executor = ProcessPoolExecutor(processes)
    try:
        shares = [executor.submit(on_threads, function, items[n::processes], threads) for n in range(processes)]
        for first, share in enumerate(shares):
            results[first::processes] = share.result()
    finally:
        executor.shutdown(wait=False)
    return results
