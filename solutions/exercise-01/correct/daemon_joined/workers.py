from threading import Thread


def run_workers(worker, count):
    threads = []
    for number in range(count):
        threads.append(Thread(target=worker, name=f"worker-{number}", daemon=True))
        threads[-1].start()
    while threads:
        threads.pop().join()
