"""Items are dealt out in turn, and the shares put one after another."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def on_threads(function, items, threads):
    with ThreadPoolExecutor(threads) as executor:
        return list(executor.map(function, items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    with ProcessPoolExecutor(processes) as executor:
        shares = [executor.submit(on_threads, function, items[n::processes], threads) for n in range(processes)]
        return [result for share in shares for result in share.result()]
