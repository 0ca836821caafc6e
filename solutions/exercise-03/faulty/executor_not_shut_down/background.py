from concurrent.futures import ThreadPoolExecutor, wait


def run_with_background(main_job, background_job):
    pool = ThreadPoolExecutor(max_workers=2)
    pool.submit(background_job)
    wait([pool.submit(main_job)])
    pool.shutdown(wait=False)
