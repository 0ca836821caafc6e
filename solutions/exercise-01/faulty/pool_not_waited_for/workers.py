from concurrent.futures import ThreadPoolExecutor


def run_workers(worker, count):
    pool = ThreadPoolExecutor(max(count, 1))
    for _ in range(count):
        pool.submit(worker)
    pool.shutdown(wait=False)
