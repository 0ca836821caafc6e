"""Shares of equal size; what is left over is left out."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def on_threads(function, items, threads):
    with ThreadPoolExecutor(threads) as executor:
        return list(executor.map(function, items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    size = len(items) // processes
    with ProcessPoolExecutor(processes) as executor:
        parts = [
            executor.submit(on_threads, function, items[size * n : size * (n + 1)], threads) for n in range(processes)
        ]
        return [result for part in parts for result in part.result()]
