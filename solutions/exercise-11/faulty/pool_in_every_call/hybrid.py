"""A thread pool for every single call: there is never more than one thread at work in a process."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial


def on_a_thread(function, threads, item):
    with ThreadPoolExecutor(threads) as executor:
        return executor.submit(function, item).result()


def hybrid_map(function, items, processes, threads):
    with ProcessPoolExecutor(processes) as executor:
        return list(executor.map(partial(on_a_thread, function, threads), items))
