"""A result that is an exception is taken for one that was raised."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def caught(function, item):
    try:
        return function(item)
    except Exception as error:
        return error


def on_threads(function, items, threads):
    with ThreadPoolExecutor(threads) as executor:
        return list(executor.map(caught, [function] * len(items), items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    results = [None] * len(items)
    with ProcessPoolExecutor(processes) as executor:
        shares = [executor.submit(on_threads, function, items[n::processes], threads) for n in range(processes)]
        for first, share in enumerate(shares):
            results[first::processes] = share.result()
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results
