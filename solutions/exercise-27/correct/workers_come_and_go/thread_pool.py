"""A worker is started when a job comes and there are too few at work; it goes when it finds nothing more to do."""

import threading
from collections import deque
from concurrent.futures import Future


class ThreadPool:
    def __init__(self, workers):
        self.workers = workers
        self.lock = threading.Lock()
        self.pile = deque()
        self.at_work = 0
        self.threads = []
        self.closed = False

    def submit(self, function, *args):
        future = Future()
        with self.lock:
            if self.closed:
                raise RuntimeError("the pool is closed")
            self.pile.append((future, function, args))
            if self.at_work < self.workers:
                self.at_work += 1
                thread = threading.Thread(target=self.work)
                self.threads.append(thread)
                thread.start()
        return future

    def work(self):
        while True:
            with self.lock:
                if not self.pile:
                    self.at_work -= 1
                    return
                future, function, args = self.pile.popleft()
            try:
                value = function(*args)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(value)

    def shutdown(self):
        with self.lock:
            self.closed = True
        for thread in self.threads:
            thread.join()
