from threading import Thread


def run_workers(worker, count):
    threads = []
    for _ in range(count):
        thread = Thread(target=worker())
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
