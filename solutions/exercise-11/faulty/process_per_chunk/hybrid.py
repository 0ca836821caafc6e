"""A process for every so many items, all at once."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def on_threads(function, items):
    with ThreadPoolExecutor(len(items)) as executor:
        return list(executor.map(function, items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    chunks = [items[first : first + threads] for first in range(0, len(items), threads)]
    with ProcessPoolExecutor(len(chunks) or 1) as executor:
        return [result for part in executor.map(on_threads, [function] * len(chunks), chunks) for result in part]
