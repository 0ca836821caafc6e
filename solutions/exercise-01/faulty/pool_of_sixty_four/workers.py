"""A larger pool is still a pool of fixed size."""

from concurrent.futures import ThreadPoolExecutor


def run_workers(worker, count):
    with ThreadPoolExecutor(max_workers=64) as pool:
        for _ in range(count):
            pool.submit(worker)
