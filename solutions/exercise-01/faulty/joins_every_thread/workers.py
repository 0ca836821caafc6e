import threading


def run_workers(worker, count):
    for _ in range(count):
        threading.Thread(target=worker).start()
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join()
