import threading
import time


def run_workers(worker, count):
    for _ in range(count):
        threading.Thread(target=worker).start()
    while threading.active_count() > 1:
        time.sleep(0.01)
