from threading import Thread


def run_workers(worker, count):
    for _ in range(count):
        thread = Thread(target=worker)
        thread.start()
        thread.join()
