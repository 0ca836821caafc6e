from threading import Thread


def run_workers(worker, count):
    threads = []
    while len(threads) <= count:
        threads.append(Thread(target=worker))
        threads[-1].start()
    for thread in threads:
        thread.join()
