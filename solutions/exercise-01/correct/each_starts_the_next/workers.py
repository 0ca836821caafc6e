"""A chain: each thread starts the next one before it calls the worker, and joins it afterwards."""

import threading


def run_workers(worker, count):
    def link(left):
        rest = threading.Thread(target=link, args=(left - 1,))
        if left > 1:
            rest.start()
        try:
            worker()
        finally:
            if left > 1:
                rest.join()

    if count > 0:
        first = threading.Thread(target=link, args=(count,))
        first.start()
        first.join()
