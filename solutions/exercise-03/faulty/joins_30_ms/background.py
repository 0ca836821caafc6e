""" "It never waits for background_job, not even for a short time": gives it 30 ms to end."""

import threading


def run_with_background(main_job, background_job):
    background = threading.Thread(target=background_job, daemon=True)
    background.start()
    main = threading.Thread(target=main_job)
    main.start()
    main.join()
    background.join(timeout=0.03)
