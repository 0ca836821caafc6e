from concurrent.futures import ThreadPoolExecutor


def run_with_background(main_job, background_job):
    with ThreadPoolExecutor(max_workers=2) as pool:
        pool.submit(background_job)
        pool.submit(main_job)
