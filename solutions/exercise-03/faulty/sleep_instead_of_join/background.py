import time
from threading import Thread


def run_with_background(main_job, background_job):
    Thread(target=background_job, daemon=True).start()
    Thread(target=main_job).start()
    time.sleep(10)
