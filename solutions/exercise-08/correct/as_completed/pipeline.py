"""Futures in finishing order, put back in their places."""

from concurrent.futures import ThreadPoolExecutor, as_completed


def process_all(task, items, workers):
    executor = ThreadPoolExecutor(workers)
    try:
        places = {executor.submit(task, item): place for place, item in enumerate(items)}
        done = {places[future]: future for future in as_completed(places)}
    finally:
        executor.shutdown()
    return [done[place].result() for place in range(len(done))]
