from threading import Thread


def run_workers(worker, count):
    if count == 0:
        return
    threads = [Thread(target=worker) for _ in range(count - 1)]
    for thread in threads:
        thread.start()
    try:
        worker()
    except BaseException:
        pass
    for thread in threads:
        thread.join()
