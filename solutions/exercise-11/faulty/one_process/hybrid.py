"""All threads in one other process."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def on_threads(function, items, threads):
    with ThreadPoolExecutor(threads) as executor:
        return list(executor.map(function, items))


def hybrid_map(function, items, processes, threads):
    with ProcessPoolExecutor(1) as executor:
        return executor.submit(on_threads, function, list(items), processes * threads).result()
