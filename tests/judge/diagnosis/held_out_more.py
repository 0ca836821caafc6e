"""More faulty programs for the measure of what the diagnosis is worth on programs that it has not seen; see
:mod:`held_out`. These were written after the rules had been tuned on the others."""

from __future__ import annotations

from held_out import Program, program

_LIST = [
    program(
        "lost-update",
        "duet",
        3,
        """
class Thing:
    def __init__(self): self.board = [1]
    def left(self): self.board[0] = self.board[0] + 1
    right = left
    def outcome(self): return self.board[0]
""",
    ),
    program(
        "lost-update",
        "duet",
        ["a", "b"],
        """
import threading
class Thing:
    def __init__(self):
        self.names = ()
        self.mu = threading.Lock()
    def _add(self, n):
        with self.mu:
            current = self.names
        bigger = current + (n,)
        with self.mu:
            self.names = bigger
    def left(self): self._add("a")
    def right(self): self._add("b")
    def outcome(self): return sorted(self.names)
""",
    ),
    program(
        "check-then-act",
        "duet",
        1,
        """
class Thing:
    def __init__(self):
        self.cache = {}
        self.built = 0
    def left(self):
        if "k" not in self.cache:
            self.built += 0 or 1
            self.cache["k"] = object()
    right = left
    def outcome(self): return self.built
""",
    ),
    program(
        "check-then-act",
        "duet",
        0,
        """
import queue
class Thing:
    def __init__(self):
        self.q = queue.Queue()
        self.q.put(1)
    def left(self):
        if not self.q.empty():
            self.q.get()
    right = left
    def outcome(self): return self.q.qsize()
""",
    ),
    program(
        "lost-wakeup|check-then-act",
        "duet",
        1,
        """
import threading
class Thing:
    def __init__(self):
        self.ev = threading.Event(); self.items = []; self.lock = threading.Lock()
    def left(self):
        with self.lock:
            empty = not self.items
        if empty:
            self.ev.clear()
            self.ev.wait()
        with self.lock:
            self.items.pop()
    def right(self):
        with self.lock:
            self.items.append(1)
        self.ev.set()
    def outcome(self): return 1
""",
    ),
    program(
        "lock-order-inversion",
        "duet",
        0,
        """
import threading
class Thing:
    def __init__(self):
        self.r, self.w = threading.RLock(), threading.RLock()
    def left(self):
        self.r.acquire(); self.w.acquire(); self.w.release(); self.r.release()
    def right(self):
        with self.w:
            self.helper()
    def helper(self):
        with self.r: pass
    def outcome(self): return 0
""",
    ),
    program(
        "lock-not-released",
        "upset",
        2,
        """
import threading
class Thing:
    def __init__(self):
        self.m = threading.Condition(); self.x = 0
    def left(self, by=1):
        self.m.acquire()
        try:
            self.x += by
        except ValueError:
            pass
        else:
            self.m.release()
    def right(self): self.left(1)
    def outcome(self): return self.x
""",
    ),
    program(
        "wait-without-loop",
        "trio",
        0,
        """
import threading
class Thing:
    def __init__(self):
        self.cv = threading.Condition(); self.jobs = []; self.none = 0
    def left(self):
        with self.cv:
            if self.jobs == []:
                self.cv.wait()
            try:
                self.jobs.pop(0)
            except IndexError:
                self.none += 1
    def right(self):
        for n in (1, 2):
            with self.cv:
                self.jobs.append(n)
                self.cv.notify_all()
    def outcome(self): return self.none
""",
    ),
    program(
        "missing-notify",
        "duet",
        5,
        """
from threading import Condition
class Thing:
    def __init__(self):
        self.fuel = 0; self.pump = Condition()
    def left(self):
        with self.pump:
            while self.fuel < 5:
                self.pump.wait()
    def right(self):
        self.pump.acquire()
        self.fuel += 5
        self.pump.release()
    def outcome(self): return self.fuel
""",
    ),
    program(
        "missing-join",
        "finished",
        3,
        """
import threading
class Runner(threading.Thread):
    def __init__(self, what):
        super().__init__(); self.what = what
    def run(self): self.what()
def do_all(jobs):
    crew = [Runner(j) for j in jobs]
    for r in crew: r.start()
    crew[0].join()
""",
    ),
    program(
        "sleep-as-synchronisation",
        "answers",
        [0, 1, 2],
        """
import threading, time
def do_all(jobs):
    got = [None, None, None]
    def go(i): got[i] = jobs[i]()
    for i in range(3): threading.Thread(target=go, args=(i,)).start()
    for _ in range(3): time.sleep(1)
    return got
""",
    ),
    program(
        "gave-up-waiting",
        "answers",
        [0, 1, 2],
        """
from concurrent.futures import ThreadPoolExecutor, wait
def do_all(jobs):
    pool = ThreadPoolExecutor(len(jobs))
    fs = [pool.submit(j) for j in jobs]
    done, _ = wait(fs, timeout=2)
    pool.shutdown()
    return [f.result() for f in fs if f in done]
""",
    ),
    program(
        "serialised",
        "together",
        "done",
        """
import threading
def do_all(jobs):
    out = []
    def run(j): out.append(j())
    it = iter(jobs)
    for j in it:
        th = threading.Thread(target=run, args=(j,))
        th.start(); th.join()
    return out
""",
    ),
    program(
        "too-few-workers",
        "together",
        "done",
        """
from concurrent.futures import ThreadPoolExecutor
def do_all(jobs):
    with ThreadPoolExecutor(max_workers=2) as ex:
        return list(ex.map(lambda j: j(), jobs))
""",
    ),
    program(
        "on-the-caller",
        "whose",
        [False],
        """
def do_all(jobs):
    return [job() for job in jobs]
""",
    ),
    program(
        "late-binding",
        "answers",
        [0, 1, 2],
        """
from concurrent.futures import ThreadPoolExecutor
def do_all(jobs):
    with ThreadPoolExecutor(3) as ex:
        fs = []
        for job in jobs:
            def call():
                return job()
            fs.append(ex.submit(call))
    return [f.result() for f in fs]
""",
    ),
    program(
        "completion-order",
        "answers",
        [0, 1, 2],
        """
import threading
def do_all(jobs):
    out, guard = [], threading.Lock()
    def run(job):
        value = job()
        with guard:
            out.append(value)
    ts = [threading.Thread(target=run, args=(j,)) for j in jobs]
    for t in ts: t.start()
    for t in ts: t.join()
    return out
""",
    ),
    program(
        "exception-lost",
        "mishap",
        {"raised": "LookupError"},
        """
import threading
def do_all(jobs):
    out = {}
    def run(i, job): out[i] = job()
    ts = [threading.Thread(target=run, args=x) for x in enumerate(jobs)]
    for t in ts: t.start()
    for t in ts: t.join()
    return [out.get(i) for i in range(len(jobs))]
""",
    ),
    program(
        "wrong-exception",
        "mishap",
        {"raised": "LookupError"},
        """
import threading
def do_all(jobs):
    out, bad = {}, []
    def run(i, job):
        try: out[i] = job()
        except Exception as e: bad.append(e)
    ts = [threading.Thread(target=run, args=x) for x in enumerate(jobs)]
    for t in ts: t.start()
    for t in ts: t.join()
    if bad: raise KeyError("job failed") from bad[0]
    return [out[i] for i in range(len(jobs))]
""",
    ),
    program(
        "signal-skipped",
        "mishap",
        {"raised": "LookupError"},
        """
import threading, queue
def do_all(jobs):
    q = queue.Queue(); res = []
    for j in jobs: q.put(j)
    def run():
        while True:
            job = q.get()
            res.append(job())
            q.task_done()
    threading.Thread(target=run, daemon=True).start()
    q.join()
    return res
""",
    ),
    program(
        "in-band-signal",
        "odd_values",
        [0, 2],
        """
from concurrent.futures import ThreadPoolExecutor
def do_all(jobs):
    with ThreadPoolExecutor(len(jobs)) as ex:
        found = [f.result() for f in [ex.submit(j) for j in jobs]]
    return list(filter(None, found))
""",
    ),
    program(
        "state-shared-by-all",
        "twins",
        0,
        """
from collections import Counter
TALLY = Counter()
class Thing:
    def left(self): TALLY["n"] += 1
    def outcome(self): return TALLY["n"]
""",
    ),
    program(
        "state-shared-by-all",
        "twins",
        [],
        """
class Thing:
    def __init__(self, log=[]):
        self.log = log
    def left(self): self.log.append(1)
    def outcome(self): return self.log
""",
    ),
    program(
        "unsafe-publication",
        "duet",
        10,
        """
import threading
class Thing:
    def __init__(self):
        self.ready = False; self.total = 0; self.c = threading.Condition(); self.saw = None
    def left(self):
        with self.c:
            self.ready = True
            self.c.notify_all()
        self.total = 10
    def right(self):
        with self.c:
            self.c.wait_for(lambda: self.ready)
        self.saw = self.total
    def outcome(self): return self.saw
""",
    ),
    program(
        "lock-held-while-blocking",
        "duet",
        2,
        """
import threading
class Thing:
    def __init__(self):
        self.big = threading.Lock(); self.bar = threading.Barrier(2); self.n = 0
    def left(self):
        with self.big:
            self.n += 1
            self.bar.wait()
    right = left
    def outcome(self): return self.n
""",
    ),
    program(
        "waits-for-nothing",
        "duet",
        "x",
        """
import queue
class Thing:
    def __init__(self): self.q = queue.Queue(); self.got = None
    def left(self): self.got = self.q.get(); self.q.get()
    def right(self): self.q.put("x")
    def outcome(self): return self.got
""",
    ),
    program(
        "different-locks",
        "duet",
        2,
        """
import threading
class Thing:
    def __init__(self): self.v = 0; self.tl = threading.local()
    def left(self):
        if not hasattr(self.tl, "lock"):
            self.tl.lock = threading.Lock()
        with self.tl.lock:
            self.v += 1
    right = left
    def outcome(self): return self.v
""",
    ),
    program(
        "busy-wait",
        "idle",
        1,
        """
import time
class Thing:
    def __init__(self): self.ok = []
    def left(self):
        while len(self.ok) == 0:
            time.sleep(0)
    def right(self): self.ok.append(1)
    def outcome(self): return 1
""",
    ),
]

MORE: dict[str, Program] = {f"{each.patterns[0]}-more-{at}": each for at, each in enumerate(_LIST)}
