"""A call that raises is tried once more."""

import threading


def run_workers(worker, count):
    def call():
        try:
            worker()
        except BaseException:
            worker()

    threads = [threading.Thread(target=call) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
