"""Only the text of an exception leaves the process."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def on_threads(function, items, threads):
    try:
        with ThreadPoolExecutor(threads) as executor:
            return list(executor.map(function, items))
    except Exception as error:
        raise RuntimeError(str(error)) from None


def hybrid_map(function, items, processes, threads):
    items = list(items)
    results = [None] * len(items)
    with ProcessPoolExecutor(processes) as executor:
        shares = [executor.submit(on_threads, function, items[n::processes], threads) for n in range(processes)]
        for first, share in enumerate(shares):
            results[first::processes] = share.result()
    return results
