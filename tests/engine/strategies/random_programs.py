"""Random small programs: two or three threads that read, write, lock, wait and check-then-act on shared things."""

from __future__ import annotations

from programs import program

SUBJECT = """
import queue
import threading

count = 0

def bump():
    global count
    count += 1

class Shared:
    z = 0

    def __init__(self):
        self.x = self.y = 0
        self.items, self.table = [], {}
        self.a, self.b = threading.Lock(), threading.RLock()
        self.cond, self.event, self.sem = threading.Condition(), threading.Event(), threading.Semaphore(1)
        self.queue, self.simple = queue.Queue(), queue.SimpleQueue()
"""

OPERATIONS = {
    "increment": ["s.x += 1"],
    "set": ["s.x = {k}"],
    "copy": ["s.y = s.x"],
    "read": ["out.append(s.x)"],
    "read another": ["out.append(s.y)"],
    "locked increment": ["with s.a:", "    s.x += 1"],
    "locked set": ["with s.b:", "    s.y = {k}"],
    "nested locks": ["with s.a:", "    with s.b:", "        s.x = {k}"],
    "the other way round": ["with s.b:", "    with s.a:", "        s.y = {k}"],
    "push": ["s.items.append({k})"],
    "check, then pop": ["if s.items:", "    out.append(s.items.pop())"],
    "size": ["out.append(len(s.items))"],
    "an operator": ["out.append(s.items + [0])"],
    "a loop": ["for each in s.items:", "    out.append(each)"],
    "a comprehension": ["out.append([each for each in s.items])"],
    "an alias": ["mine = s.items", "mine += [{k}]"],
    "a comparison": ["out.append(s.items == [1])"],
    "a formatted text": ["out.append(f'{{s.items}}')"],
    "a starred list": ["out.append([*s.items])"],
    "enumerate": ["out.append([n for n, _ in enumerate(s.items)])"],
    "sorted": ["out.append(sorted(s.table.items()))"],
    "store a key": ["s.table[{k}] = 1"],
    "get a key": ["out.append(s.table.get({k}))"],
    "check a key": ["if {k} not in s.table:", "    s.table[{k}] = {k}"],
    "vars": ["vars(s)['x'] = {k}"],
    "setattr": ["setattr(s, 'y', getattr(s, 'x') + {k})"],
    "class attribute": ["type(s).z = {k}"],
    "inherited read": ["out.append(s.z)"],
    "wait once": ["with s.cond:", "    if not s.y:", "        s.cond.wait()"],
    "notify": ["with s.cond:", "    s.y = 1", "    s.cond.notify()"],
    "set, then notify": ["s.y = 1", "with s.cond:", "    s.cond.notify()"],
    "event wait": ["s.event.wait()"],
    "event set": ["s.event.set()"],
    "event look": ["out.append(s.event.is_set())"],
    "event clear": ["s.event.clear()"],
    "put": ["s.queue.put({k})"],
    "get": ["out.append(s.queue.get())"],
    "empty, then get": ["if not s.queue.empty():", "    out.append(s.queue.get_nowait())"],
    "simple put": ["s.simple.put({k})"],
    "simple get": ["if not s.simple.empty():", "    out.append(s.simple.get_nowait())"],
    "a lock that is kept": ["s.a.acquire()"],
    "event wait under a lock": ["with s.a:", "    s.event.wait()"],
    "get under a lock": ["with s.b:", "    out.append(s.queue.get())"],
    "put under a lock": ["with s.b:", "    s.queue.put({k})"],
    "try": ["if s.a.acquire(False):", "    s.x += 1", "    s.a.release()"],
    "look at a lock": ["out.append(s.a.locked())"],
    "semaphore": ["s.sem.acquire()", "s.x += 1"],
    "semaphore release": ["s.sem.release()"],
    "global": ["submission.bump()"],
    "cell": ["bump()"],
    "timed": ["if s.a.acquire(timeout=1):", "    s.a.release()", "else:", "    out.append('late')"],
    "sleep": ["time.sleep(1)", "s.x = {k}"],
    "clock": ["out.append(time.monotonic() > 1000000.5)"],
    "count threads": ["out.append(threading.active_count())"],
}


def source_of(rng, threads, operations):
    """A scenario of so many threads, of at most so many operations each, on two to five kinds of operation."""
    kinds = rng.sample(sorted(OPERATIONS), rng.randint(2, 5))
    bodies = []
    for thread in range(threads):
        bodies += [f"    def t{thread}():", f"        out = outs[{thread}]"]
        for _ in range(rng.randint(1, operations)):
            bodies += ["        " + line.format(k=rng.randint(1, 2)) for line in OPERATIONS[rng.choice(kinds)]]
    return "\n".join(
        [
            "import threading, time",
            "def play(submission):",
            "    s, n, outs = submission.Shared(), 0, [[] for _ in range(3)]",
            "    def bump():",
            "        nonlocal n",
            "        n += 1",
            *bodies,
            f"    threads = [threading.Thread(target=each) for each in [{', '.join(f't{i}' for i in range(threads))}]]",
            "    for each in threads: each.start()",
            "    for each in threads: each.join()",
            "    return [s.x, s.y, s.items, sorted(s.table.items()), s.queue.qsize(), submission.count, n, s.z, outs]",
        ]
    )


def random_program(rng, threads, operations):
    """A program of two files with the scenario ``play``."""
    return program(SUBJECT, source_of(rng, threads, operations))
