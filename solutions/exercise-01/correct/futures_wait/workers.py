import concurrent.futures


def run_workers(worker, count):
    pool = concurrent.futures.ThreadPoolExecutor(max_workers=count or None)
    futures = [pool.submit(worker) for _ in range(count)]
    concurrent.futures.wait(futures)
    pool.shutdown()
