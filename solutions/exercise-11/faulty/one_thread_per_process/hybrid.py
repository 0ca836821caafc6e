"""Each process has a thread pool of one."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def part(function, items):
    with ThreadPoolExecutor(1) as executor:
        return list(executor.map(function, items))


def hybrid_map(function, items, processes, threads):
    items = list(items)
    parts = [items[first::processes] for first in range(processes)]
    results = [None] * len(items)
    with ProcessPoolExecutor(processes) as executor:
        for first, share in enumerate(executor.map(part, [function] * processes, parts)):
            results[first::processes] = share
    return results
