import threading


def run_workers(worker, count):
    remaining = count
    all_done = threading.Event()

    def call():
        nonlocal remaining
        try:
            worker()
        finally:
            remaining -= 1
            if remaining == 0:
                all_done.set()

    for _ in range(count):
        threading.Thread(target=call).start()
    if count:
        all_done.wait()
