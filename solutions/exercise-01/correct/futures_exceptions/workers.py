from concurrent.futures import ThreadPoolExecutor, as_completed


def run_workers(worker, count):
    with ThreadPoolExecutor(count + 1) as pool:
        for future in as_completed([pool.submit(worker) for _ in range(count)]):
            future.exception()
