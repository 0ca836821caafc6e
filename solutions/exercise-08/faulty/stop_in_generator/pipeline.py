"""Collects the results in a generator expression, which can't let a StopIteration through."""

import concurrent.futures as cf


def process_all(task, items, workers):
    with cf.ThreadPoolExecutor(workers) as ex:
        fs = [ex.submit(task, i) for i in items]
    return list(f.result() for f in fs)
