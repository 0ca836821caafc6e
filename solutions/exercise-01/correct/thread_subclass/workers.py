import threading


class Worker(threading.Thread):
    def __init__(self, job):
        super().__init__()
        self.job = job

    def run(self):
        self.job()


def run_workers(worker, count):
    team = [Worker(worker) for _ in range(count)]
    for member in team:
        member.start()
    for member in team:
        member.join()
