import queue
import threading


def run_workers(worker, count):
    jobs = queue.Queue()

    def serve():
        while True:
            job = jobs.get()
            try:
                job()
            except BaseException:
                pass
            finally:
                jobs.task_done()

    for _ in range(count):
        threading.Thread(target=serve, daemon=True).start()
        jobs.put(worker)
    jobs.join()
