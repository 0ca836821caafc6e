from threading import Semaphore, Thread


def run_workers(worker, count):
    done = Semaphore(0)

    def call():
        worker()
        done.release()

    for _ in range(count):
        Thread(target=call).start()
    for _ in range(count):
        done.acquire()
