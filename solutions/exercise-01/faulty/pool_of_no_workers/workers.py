from concurrent.futures import ThreadPoolExecutor


def run_workers(worker, count):
    with ThreadPoolExecutor(max_workers=count) as pool:
        for _ in range(count):
            pool.submit(worker)
