from threading import Lock, Thread


def run_workers(worker, count):
    lock = Lock()

    def call():
        with lock:
            worker()

    threads = [Thread(target=call) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
