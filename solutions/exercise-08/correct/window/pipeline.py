"""Submits the next item when one of those in progress is done."""

from concurrent.futures import ThreadPoolExecutor, wait, FIRST_COMPLETED


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError
    out = []
    with ThreadPoolExecutor(workers) as ex:
        pending = set()
        for item in items:
            if len(pending) >= workers:
                _, pending = wait(pending, return_when=FIRST_COMPLETED)
            f = ex.submit(task, item)
            out.append(f)
            pending.add(f)
    return [f.result() for f in out]
