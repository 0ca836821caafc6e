import threading
import time


def run_with_background(main_job, background_job):
    main = threading.Thread(target=main_job)
    background = threading.Thread(target=background_job, daemon=True)
    main.start()
    background.start()
    while main.is_alive():
        time.sleep(0.1)
