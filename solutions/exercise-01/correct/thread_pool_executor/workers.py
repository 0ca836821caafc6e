from concurrent.futures import ThreadPoolExecutor


def run_workers(worker, count):
    if count == 0:
        return
    with ThreadPoolExecutor(max_workers=count) as pool:
        for _ in range(count):
            pool.submit(worker)
