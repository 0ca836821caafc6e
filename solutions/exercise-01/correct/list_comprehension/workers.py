import threading


def run_workers(worker, count):
    threads = [threading.Thread(target=worker) for _ in range(count)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
