from threading import Thread


def run_workers(worker, count):
    threads = [Thread(target=worker) for _ in range(count)]
    for thread in threads:
        thread.start()
    if any(thread.is_alive() for thread in threads):
        threads[0].join()
