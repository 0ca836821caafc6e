from concurrent.futures import ThreadPoolExecutor


def run_workers(worker, count):
    with ThreadPoolExecutor() as pool:
        pool.map(lambda _: worker(), range(count))
