from threading import Thread


def run_workers(worker, count):
    if count > 0:
        thread = Thread(target=worker)
        thread.start()
        run_workers(worker, count - 1)
        thread.join()
