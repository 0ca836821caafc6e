"""As many threads in a process as it has items."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def on_threads(function, items):
    with ThreadPoolExecutor(len(items) or 1) as executor:
        return list(executor.map(function, items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    results = [None] * len(items)
    with ProcessPoolExecutor(processes) as executor:
        shares = [executor.submit(on_threads, function, items[n::processes]) for n in range(processes)]
        for first, share in enumerate(shares):
            results[first::processes] = share.result()
    return results
