from threading import Thread

threads = []


def run_workers(worker, count):
    for _ in range(count):
        threads.append(Thread(target=worker))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
