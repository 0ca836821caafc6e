from concurrent.futures import ThreadPoolExecutor
from threading import Thread


def run_with_background(main_job, background_job):
    Thread(target=background_job, daemon=True).start()
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(main_job).result()
