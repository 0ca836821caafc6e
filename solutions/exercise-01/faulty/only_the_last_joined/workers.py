from threading import Thread


def run_workers(worker, count):
    thread = None
    for _ in range(count):
        thread = Thread(target=worker)
        thread.start()
    if thread:
        thread.join()
