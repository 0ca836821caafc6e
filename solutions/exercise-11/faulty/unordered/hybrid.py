"""Results in the order in which the calls ended, in each process."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed


def on_threads(function, items, threads):
    with ThreadPoolExecutor(threads) as executor:
        return [each.result() for each in as_completed([executor.submit(function, item) for item in items])]


def hybrid_map(function, items, processes, threads):
    items = list(items)
    size = max(1, -(-len(items) // processes))
    with ProcessPoolExecutor(processes) as executor:
        parts = [
            executor.submit(on_threads, function, items[first : first + size], threads)
            for first in range(0, len(items), size)
        ]
        return [result for part in parts for result in part.result()]
