from concurrent.futures import ThreadPoolExecutor


def run_workers(worker, count):
    with ThreadPoolExecutor(max(count, 1)) as pool:
        for future in [pool.submit(worker) for _ in range(count)]:
            future.result()
