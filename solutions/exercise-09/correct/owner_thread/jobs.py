"""One thread owns the board; the others send it messages."""

import threading, queue


class Closed(Exception):
    pass


class JobBoard:
    def __init__(self):
        self.q = queue.Queue()
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        jobs, takers, closed, n = [], [], False, 0
        while True:
            kind, reply, x = self.q.get()
            if kind == "submit":
                reply.put(not closed)
                if not closed:
                    n += 1
                    jobs.append((x[0], n, x[1]))
                    jobs.sort(key=lambda e: e[:2])
            elif kind == "take":
                takers.append(reply)
            else:
                closed = True
                reply.put(True)
            while takers and (jobs or closed):
                takers.pop(0).put(("job", jobs.pop(0)[2]) if jobs else ("closed", None))

    def ask(self, kind, x=None):
        r = queue.SimpleQueue()
        self.q.put((kind, r, x))
        return r.get()

    def submit(self, priority, job):
        if not self.ask("submit", (priority, job)):
            raise Closed

    def take(self):
        kind, job = self.ask("take")
        if kind == "closed":
            raise Closed
        return job

    def close(self):
        self.ask("close")
