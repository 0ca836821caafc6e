import time
from threading import Thread


def run_workers(worker, count):
    for _ in range(count):
        Thread(target=worker).start()
    time.sleep(60)
