import threading


def run_workers(worker, count):
    done = threading.Semaphore(0)

    def call():
        try:
            worker()
        except BaseException:
            pass
        finally:
            done.release()

    for _ in range(count):
        threading.Thread(target=call).start()
    for _ in range(count):
        done.acquire()
