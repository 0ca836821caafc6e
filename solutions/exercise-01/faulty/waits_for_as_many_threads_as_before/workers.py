"""Waits until there are no more threads than before, but others may begin or end meanwhile."""

import threading
import time


def run_workers(worker, count):
    before = threading.active_count()
    for _ in range(count):
        threading.Thread(target=worker).start()
    while threading.active_count() > before:
        time.sleep(0.01)
