""" "in a program that has other threads": calls on two threads wait for each other's main job."""

import threading

_lock = threading.RLock()


def run_with_background(main_job, background_job):
    with _lock:
        threading.Thread(target=background_job, daemon=True).start()
        m = threading.Thread(target=main_job)
        m.start()
        m.join()
