"""Idle workers look again from time to time, at the flag first and then at the jobs."""

import queue
import threading


class Future:
    def __init__(self, function, args):
        self.call = function, args
        self.lock = threading.Lock()
        self.lock.acquire()

    def run(self):
        function, args = self.call
        try:
            self.value, self.error = function(*args), None
        except BaseException as e:
            self.error = e
        self.lock.release()

    def result(self):
        with self.lock:
            pass
        if self.error:
            raise self.error
        return self.value


class ThreadPool:
    def __init__(self, workers):
        self.q = queue.Queue()
        self.lock = threading.Lock()
        self.stop = threading.Event()
        self.ts = [threading.Thread(target=self.loop) for _ in range(workers)]
        [t.start() for t in self.ts]

    def loop(self):
        while True:
            last = self.stop.is_set()
            try:
                f = self.q.get(timeout=0.05)
            except queue.Empty:
                if last:
                    return
            else:
                f.run()

    def submit(self, function, *args):
        f = Future(function, args)
        with self.lock:
            if self.stop.is_set():
                raise RuntimeError
            self.q.put(f)
        return f

    def shutdown(self):
        with self.lock:
            self.stop.set()
        for t in self.ts:
            t.join()
