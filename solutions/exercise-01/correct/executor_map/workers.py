from concurrent.futures import ThreadPoolExecutor


def run_workers(worker, count):
    with ThreadPoolExecutor(max(1, count)) as pool:
        pool.map(lambda _: worker(), range(count))
