"""Joins every thread that was not there before, whoever has started it."""

import threading


def run_workers(worker, count):
    before = set(threading.enumerate())
    for _ in range(count):
        threading.Thread(target=worker).start()
    for thread in set(threading.enumerate()) - before:
        thread.join()
