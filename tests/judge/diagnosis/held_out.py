"""Faulty programs that no rule was written for: each pattern twice, in spellings unlike those of the catalogue.

They were written before the rules were tuned, and are the measure of what the diagnosis is worth on programs that it
has not seen. ``SCENARIOS`` drives them all; a program is a pattern (or several that fit), a scenario with what it must
observe, and the text.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

SCENARIOS = """
import threading
import time


def duet(submission):
    thing = submission.Thing()
    run_together([thing.left, thing.right])
    return thing.outcome()


def trio(submission):
    thing = submission.Thing()
    run_together([thing.left, thing.left, thing.right])
    return thing.outcome()


def upset(submission):
    thing = submission.Thing()
    attempt(thing.left, "not a number")
    run_together([thing.right, thing.right])
    return thing.outcome()


def twins(submission):
    first, second = submission.Thing(), submission.Thing()
    first.left()
    return second.outcome()


def reaches(function, *arguments):
    try:
        return {"value": function(*arguments)}
    except (LookupError, TimeoutError) as error:
        return {"raised": type(error).__name__}


def patience(submission):
    thing = submission.Thing()
    return reaches(thing.left, 0.25)


def answers(submission):
    def job(number):
        def run():
            pause()
            return number
        return run
    return submission.do_all([job(number) for number in range(3)])


def together(submission, number=3):
    barrier = threading.Barrier(number)
    submission.do_all([lambda: barrier.wait() and None for _ in range(number)])
    return "done"


def queueing(submission):
    go_on = threading.Event()
    submission.do_all([go_on.wait, lambda: None, lambda: go_on.set() or None])
    return "done"


def finished(submission):
    ended = []

    def job():
        pause()
        ended.append(True)

    submission.do_all([job, job, job])
    return len(ended)


def explode():
    pause()
    raise LookupError("from the job")


def mishap(submission):
    return reaches(submission.do_all, [lambda: 1, explode])


def leaves_rest(submission):
    ran = []

    def job():
        ran.append(True)

    attempt(submission.do_all, [explode, job, job, job])
    return len(ran)


def quiet(submission):
    return submission.do_all([])


def odd_values(submission):
    return submission.do_all([lambda: None, lambda: 0, lambda: LookupError("a result")] )[1:2] + [len(submission.do_all([lambda: None, lambda: 5]))]


def returned_error(submission):
    return attempt(lambda: type(submission.do_all([lambda: LookupError("a result")])[0]).__name__)


def whose(submission):
    mine = threading.get_ident()
    return submission.do_all([lambda: threading.get_ident() == mine])


def stream(submission):
    return submission.do_all((lambda: number) for number in (7, 7))


def alike(submission):
    numbers = iter(range(9))

    def job():
        return next(numbers)

    return sorted(submission.do_all([job, job, job]))


def neighbour(submission):
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        return submission.do_all([lambda: 4])
    finally:
        done.set()
        other.join()


def idle(submission):
    thing = submission.Thing()
    thread = threading.Thread(target=thing.left)
    thread.start()
    settle()
    thing.right()
    thread.join()
    return thing.outcome()
"""


@dataclass(frozen=True)
class Program:
    """One faulty program, what a teacher would call it, and the scenario that fails."""

    patterns: tuple[str, ...]
    scenario: str
    expected: object
    source: str


def program(patterns: str, scenario: str, expected: object, source: str) -> Program:
    """A program of one of several ``patterns``, which must not observe what is ``expected``."""
    return Program(tuple(patterns.split("|")), scenario, expected, textwrap.dedent(source))


_LIST = [
    program(
        "lost-update",
        "duet",
        2,
        """
        import threading as th

        class Thing:
            hits: int

            def __init__(self):
                self.hits = 0

            def left(self):
                seen = self.hits
                seen = seen + 1
                self.hits = seen

            right = left

            def outcome(self):
                return self.hits
        """,
    ),
    program(
        "lost-update",
        "duet",
        {"clicks": 2},
        """
        TALLY = {}

        class Thing:
            def __init__(self):
                TALLY["clicks"] = 0

            def left(self):
                TALLY["clicks"] += 1

            def right(self):
                TALLY["clicks"] = TALLY["clicks"] + 1

            def outcome(self):
                return dict(TALLY)
        """,
    ),
    program(
        "check-then-act",
        "duet",
        1,
        """
        class Thing:
            def __init__(self):
                self.owner = None
                self.winners = []

            def left(self, who="left"):
                if self.owner is None:
                    self.owner = who
                    self.winners.append(who)

            def right(self):
                self.left("right")

            def outcome(self):
                return len(self.winners)
        """,
    ),
    program(
        "check-then-act",
        "duet",
        0,
        """
        from collections import deque

        class Thing:
            def __init__(self):
                self.stack = deque(["only one"])

            def left(self):
                if len(self.stack) > 0:
                    return self.stack.popleft()

            right = left

            def outcome(self):
                return len(self.stack)
        """,
    ),
    program(
        "lost-wakeup",
        "duet",
        "seen",
        """
        from threading import Condition

        class Thing:
            def __init__(self):
                self.bell = Condition()
                self.rung = False

            def left(self):
                if not self.rung:
                    with self.bell:
                        self.bell.wait()

            def right(self):
                with self.bell:
                    self.rung = True
                    self.bell.notify_all()

            def outcome(self):
                return "seen"
        """,
    ),
    program(
        "lost-wakeup",
        "duet",
        "seen",
        """
        import threading

        class Thing:
            def __init__(self):
                self.gong = threading.Event()

            def left(self):
                self.gong.wait()

            def right(self):
                self.gong.set()
                self.gong.clear()

            def outcome(self):
                return "seen"
        """,
    ),
    program(
        "wait-without-loop",
        "trio",
        [],
        """
        from threading import Condition

        class Thing:
            def __init__(self):
                self.plates = []
                self.table = Condition()

            def left(self):
                self.table.acquire()
                try:
                    if len(self.plates) == 0:
                        self.table.wait()
                    self.plates.pop()
                finally:
                    self.table.release()

            def right(self):
                for dish in ("soup", "fish"):
                    with self.table:
                        self.plates.append(dish)
                        self.table.notify_all()

            def outcome(self):
                return self.plates
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
                lock = threading.Lock()
                self.changed = threading.Condition(lock)
                self.tickets = 0
                self.negative = 0

            def left(self):
                with self.changed:
                    if self.tickets <= 0:
                        self.changed.wait()
                    self.tickets -= 1
                    self.negative = min(self.negative, self.tickets)

            def right(self):
                for _ in range(2):
                    with self.changed:
                        self.tickets += 1
                        self.changed.notify()

            def outcome(self):
                return self.negative
        """,
    ),
    program(
        "notify-for-many",
        "trio",
        "open",
        """
        import threading

        class Thing:
            def __init__(self):
                self.gate = threading.Condition()
                self.state = "shut"

            def left(self):
                with self.gate:
                    while self.state != "open":
                        self.gate.wait()

            def right(self):
                with self.gate:
                    self.state = "open"
                    self.gate.notify()

            def outcome(self):
                return self.state
        """,
    ),
    program(
        "notify-for-many|missing-notify",
        "trio",
        2,
        """
        from threading import Condition

        class Thing:
            def __init__(self):
                self.c = Condition()
                self.stock = []
                self.sold = 0

            def left(self):
                with self.c:
                    self.c.wait_for(lambda: self.stock)
                    self.sold += self.stock.pop()

            def right(self):
                with self.c:
                    self.stock.extend([1, 1])
                    self.c.notify(1)

            def outcome(self):
                return self.sold
        """,
    ),
    program(
        "missing-notify",
        "duet",
        "over",
        """
        import threading

        class Thing:
            def __init__(self):
                self.guard = threading.Condition()
                self.phase = "running"

            def left(self):
                with self.guard:
                    self.guard.wait_for(lambda: self.phase == "over")

            def right(self):
                with self.guard:
                    self.phase = "over"

            def outcome(self):
                return self.phase
        """,
    ),
    program(
        "missing-notify",
        "duet",
        0,
        """
        import threading

        class Thing:
            def __init__(self):
                self.cv = threading.Condition()
                self.busy = 1

            def left(self):
                with self.cv:
                    while self.busy:
                        self.cv.wait()

            def right(self):
                with self.cv:
                    self.busy -= 1
                    if self.busy > 0:
                        self.cv.notify_all()

            def outcome(self):
                return self.busy
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
                self.key = threading.Lock()
                self.total = 0

            def left(self, amount=1):
                self.key.acquire()
                if not isinstance(amount, int):
                    return
                self.total += amount
                self.key.release()

            def right(self):
                self.left(1)

            def outcome(self):
                return self.total
        """,
    ),
    program(
        "lock-not-released",
        "upset",
        2,
        """
        from threading import Semaphore

        class Thing:
            def __init__(self):
                self.sum, self.turnstile = 0, Semaphore(1)

            def left(self, amount=1):
                self.turnstile.acquire()
                self.sum = self.sum + amount
                self.turnstile.release()

            def right(self):
                self.left(1)

            def outcome(self):
                return self.sum
        """,
    ),
    program(
        "lock-order-inversion",
        "duet",
        "ok",
        """
        import threading

        FORK, KNIFE = threading.Lock(), threading.Lock()

        def eat(first, second):
            with first:
                with second:
                    pass

        class Thing:
            def left(self):
                eat(FORK, KNIFE)

            def right(self):
                eat(KNIFE, FORK)

            def outcome(self):
                return "ok"
        """,
    ),
    program(
        "lock-order-inversion",
        "duet",
        0,
        """
        import threading

        class Account:
            def __init__(self):
                self.money, self.mutex = 10, threading.Lock()

            def send(self, other, much):
                self.mutex.acquire()
                other.mutex.acquire()
                self.money -= much
                other.money += much
                other.mutex.release()
                self.mutex.release()

        class Thing:
            def __init__(self):
                self.a, self.b = Account(), Account()

            def left(self):
                self.a.send(self.b, 1)

            def right(self):
                self.b.send(self.a, 1)

            def outcome(self):
                return self.a.money - 10
        """,
    ),
    program(
        "self-deadlock",
        "duet",
        3,
        """
        import threading

        class Thing:
            def __init__(self):
                self.padlock = threading.Lock()
                self.rows = []

            def _log(self, text):
                with self.padlock:
                    self.rows.append(text)

            def left(self):
                with self.padlock:
                    self.rows.append("begin")
                    self._log("end")

            def right(self):
                self._log("alone")

            def outcome(self):
                return len(self.rows)
        """,
    ),
    program(
        "self-deadlock",
        "duet",
        2,
        """
        from threading import Lock

        lock = Lock()

        def size(items):
            with lock:
                return len(items)

        class Thing:
            def __init__(self):
                self.items = []

            def left(self):
                with lock:
                    self.items.append(size(self.items))

            right = left

            def outcome(self):
                return len(self.items)
        """,
    ),
    program(
        "lock-held-while-blocking",
        "duet",
        "x",
        """
        import threading, queue

        class Thing:
            def __init__(self):
                self.mutex = threading.Lock()
                self.letters = queue.Queue()
                self.got = None

            def left(self):
                with self.mutex:
                    self.got = self.letters.get()

            def right(self):
                with self.mutex:
                    self.letters.put("x")

            def outcome(self):
                return self.got
        """,
    ),
    program(
        "lock-held-while-blocking",
        "duet",
        True,
        """
        from threading import RLock, Event

        class Thing:
            def __init__(self):
                self.lk = RLock()
                self.prepared = Event()

            def left(self):
                self.lk.acquire()
                self.prepared.wait()
                self.lk.release()

            def right(self):
                self.lk.acquire()
                self.prepared.set()
                self.lk.release()

            def outcome(self):
                return self.prepared.is_set()
        """,
    ),
    program(
        "new-lock-per-call",
        "duet",
        2,
        """
        import threading

        class Thing:
            points = 0

            def left(self):
                with threading.RLock():
                    self.points += 1

            right = left

            def outcome(self):
                return self.points
        """,
    ),
    program(
        "new-lock-per-call",
        "duet",
        2,
        """
        import threading

        class Thing:
            def __init__(self):
                self.visits = 0

            def left(self):
                mine = threading.Lock()
                mine.acquire()
                try:
                    self.visits = self.visits + 1
                finally:
                    mine.release()

            def right(self):
                self.left()

            def outcome(self):
                return self.visits
        """,
    ),
    program(
        "different-locks",
        "duet",
        0,
        """
        import threading

        class Thing:
            def __init__(self):
                self.incoming, self.outgoing = threading.Lock(), threading.Lock()
                self.level = 0

            def left(self):
                with self.incoming:
                    self.level += 5

            def right(self):
                with self.outgoing:
                    self.level -= 5

            def outcome(self):
                return self.level
        """,
    ),
    program(
        "different-locks",
        "duet",
        2,
        """
        import threading

        class Teller:
            def __init__(self, bank):
                self.bank = bank
                self.lock = threading.Lock()

            def deposit(self):
                with self.lock:
                    self.bank["gold"] += 1

        class Thing:
            def __init__(self):
                self.bank = {"gold": 0}
                self.tellers = [Teller(self.bank), Teller(self.bank)]

            def left(self):
                self.tellers[0].deposit()

            def right(self):
                self.tellers[1].deposit()

            def outcome(self):
                return self.bank["gold"]
        """,
    ),
    program(
        "too-many-permits",
        "duet",
        2,
        """
        from threading import BoundedSemaphore

        class Thing:
            def __init__(self):
                self.door = BoundedSemaphore(value=3)
                self.guests = 0

            def left(self):
                with self.door:
                    self.guests += 1

            right = left

            def outcome(self):
                return self.guests
        """,
    ),
    program(
        "double-release",
        "upset",
        2,
        """
        import threading

        class Thing:
            def __init__(self):
                self.seat = threading.Semaphore(1)
                self.n = 0

            def left(self, amount=1):
                self.seat.acquire()
                try:
                    self.n += amount
                except TypeError:
                    self.seat.release()
                    raise
                finally:
                    self.seat.release()

            def right(self):
                self.left()

            def outcome(self):
                return self.n
        """,
    ),
    program(
        "gave-up-waiting",
        "duet",
        2,
        """
        import threading

        class Thing:
            def __init__(self):
                self.rope = threading.Lock()
                self.pulls = 0

            def left(self):
                self.rope.acquire(True, 2.5)
                self.pulls += 1
                if self.rope.locked():
                    self.rope.release()

            right = left

            def outcome(self):
                return self.pulls
        """,
    ),
    program(
        "gave-up-waiting",
        "finished",
        3,
        """
        from threading import Thread

        def do_all(jobs):
            crew = [Thread(target=job) for job in jobs]
            [member.start() for member in crew]
            [member.join(3) for member in crew]
        """,
    ),
    program(
        "missing-join",
        "finished",
        3,
        """
        import threading

        def do_all(jobs):
            for job in jobs:
                helper = threading.Thread(target=job, name="helper")
                helper.start()
        """,
    ),
    program(
        "missing-join",
        "finished",
        3,
        """
        import concurrent.futures as futures

        def do_all(jobs):
            pool = futures.ThreadPoolExecutor(len(jobs))
            pending = {pool.submit(job) for job in jobs}
            futures.wait(pending, return_when=futures.FIRST_COMPLETED)
            pool.shutdown(wait=False)
        """,
    ),
    program(
        "sleep-as-synchronisation",
        "finished",
        3,
        """
        import threading
        from time import sleep

        def do_all(jobs):
            for job in jobs:
                threading.Thread(target=job).start()
            sleep(1.5)
        """,
    ),
    program(
        "sleep-as-synchronisation",
        "duet",
        7,
        """
        import time

        class Thing:
            answer = None

            def left(self):
                self.answer = 7

            def right(self):
                time.sleep(5)
                self.copy = self.answer

            def outcome(self):
                return self.copy
        """,
    ),
    program(
        "unsafe-publication",
        "duet",
        "full",
        """
        import threading

        class Thing:
            def __init__(self):
                self.done = threading.Event()
                self.page = "empty"
                self.read = None

            def left(self):
                self.done.set()
                self.page = "full"

            def right(self):
                self.done.wait()
                self.read = self.page

            def outcome(self):
                return self.read
        """,
    ),
    program(
        "unsafe-publication",
        "duet",
        3,
        """
        from threading import Semaphore

        class Thing:
            def __init__(self):
                self.ready = Semaphore(0)
                self.box = []
                self.found = None

            def left(self):
                self.ready.release()
                self.box.append(3)

            def right(self):
                self.ready.acquire()
                self.found = self.box[-1] if self.box else None

            def outcome(self):
                return self.found
        """,
    ),
    program(
        "busy-wait",
        "idle",
        "came",
        """
        class Thing:
            def __init__(self):
                self.flag = False

            def left(self):
                while not self.flag:
                    pass

            def right(self):
                self.flag = True

            def outcome(self):
                return "came"
        """,
    ),
    program(
        "waits-for-nothing",
        "trio",
        1,
        """
        import queue

        class Thing:
            def __init__(self):
                self.belt = queue.Queue()
                self.seen = []

            def left(self):
                for parcel in iter(self.belt.get, "stop"):
                    self.seen.append(parcel)

            def right(self):
                self.belt.put("book")
                self.belt.put("stop")

            def outcome(self):
                return len(self.seen)
        """,
    ),
    program(
        "serialised",
        "together",
        "done",
        """
        import threading

        def do_all(jobs):
            for job in jobs:
                t = threading.Thread(target=job)
                t.start()
                while t.is_alive():
                    t.join()
        """,
    ),
    program(
        "serialised",
        "together",
        "done",
        """
        from concurrent.futures import ThreadPoolExecutor

        def do_all(jobs):
            out = []
            with ThreadPoolExecutor(max_workers=99) as ex:
                for job in jobs:
                    f = ex.submit(job)
                    out.append(f.result())
            return out
        """,
    ),
    program(
        "serialised|lock-held-while-blocking",
        "together",
        "done",
        """
        import threading

        _one = threading.Lock()

        def _guarded(job):
            _one.acquire()
            try:
                job()
            finally:
                _one.release()

        def do_all(jobs):
            ts = [threading.Thread(target=_guarded, args=(j,)) for j in jobs]
            for t in ts: t.start()
            for t in ts: t.join()
        """,
    ),
    program(
        "too-few-workers",
        "together",
        "done",
        """
        from concurrent.futures import ThreadPoolExecutor

        SIZE = 2

        def do_all(jobs):
            with ThreadPoolExecutor(SIZE) as crew:
                return [f.result() for f in [crew.submit(j) for j in jobs]]
        """,
    ),
    program(
        "on-the-caller",
        "whose",
        [False],
        """
        import threading

        def do_all(jobs):
            out = [None] * len(jobs)

            def keep(at, value):
                out[at] = value

            ts = [threading.Thread(target=keep, args=(at, job())) for at, job in enumerate(jobs)]
            for t in ts: t.start()
            for t in ts: t.join()
            return out
        """,
    ),
    program(
        "late-binding",
        "answers",
        [0, 1, 2],
        """
        import threading

        def do_all(jobs):
            out = [None] * len(jobs)
            ts = []
            for at in range(len(jobs)):
                ts.append(threading.Thread(target=lambda: out.__setitem__(at, jobs[at]())))
            for t in ts: t.start()
            for t in ts: t.join()
            return out
        """,
    ),
    program(
        "completion-order",
        "answers",
        [0, 1, 2],
        """
        from concurrent import futures

        def do_all(jobs):
            with futures.ThreadPoolExecutor(8) as pool:
                waiting = {pool.submit(job) for job in jobs}
                return [done.result() for done in futures.as_completed(waiting)]
        """,
    ),
    program(
        "completion-order",
        "answers",
        [0, 1, 2],
        """
        import queue, threading

        def do_all(jobs):
            basket = queue.Queue()
            def run(job):
                basket.put(job())
            ts = [threading.Thread(target=run, args=[job]) for job in jobs]
            for t in ts: t.start()
            out = [basket.get() for _ in jobs]
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
            out = [None] * len(jobs)

            def run(at):
                try:
                    out[at] = jobs[at]()
                except Exception:
                    print("something went wrong")

            ts = [threading.Thread(target=run, args=(at,)) for at in range(len(jobs))]
            for t in ts: t.start()
            for t in ts: t.join()
            return out
        """,
    ),
    program(
        "wrong-exception",
        "mishap",
        {"raised": "LookupError"},
        """
        from concurrent.futures import ThreadPoolExecutor

        class Trouble(LookupError):
            pass

        def do_all(jobs):
            with ThreadPoolExecutor(len(jobs)) as pool:
                fs = [pool.submit(job) for job in jobs]
            for f in fs:
                if f.exception():
                    raise Trouble(str(f.exception()))
            return [f.result() for f in fs]
        """,
    ),
    program(
        "signal-skipped",
        "mishap",
        {"raised": "LookupError"},
        """
        import threading

        def do_all(jobs):
            left = len(jobs)
            changed = threading.Condition()
            out = []

            def run(job):
                nonlocal left
                value = job()
                with changed:
                    out.append(value)
                    left -= 1
                    changed.notify()

            for job in jobs:
                threading.Thread(target=run, args=(job,)).start()
            with changed:
                while left:
                    changed.wait()
            return out
        """,
    ),
    program(
        "exception-ends-worker|exception-lost",
        "leaves_rest",
        3,
        """
        import queue, threading

        def do_all(jobs):
            todo = queue.Queue()
            for job in jobs:
                todo.put(job)

            def serve(todo, handle):
                while not todo.empty():
                    handle(todo.get())

            t = threading.Thread(target=serve, args=(todo, lambda job: job()))
            t.start()
            t.join()
        """,
    ),
    program(
        "in-band-signal",
        "odd_values",
        [0, 2],
        """
        import threading

        def do_all(jobs):
            slots = {}
            ts = [threading.Thread(target=lambda at=at, job=job: slots.update({at: job()})) for at, job in enumerate(jobs)]
            for t in ts: t.start()
            for t in ts: t.join()
            return [slots[at] for at in sorted(slots) if slots[at] is not None]
        """,
    ),
    program(
        "in-band-signal",
        "returned_error",
        {"value": "LookupError"},
        """
        import threading

        def do_all(jobs):
            box = [None] * len(jobs)
            def run(at):
                try:
                    box[at] = jobs[at]()
                except BaseException as problem:
                    box[at] = problem
            ts = [threading.Thread(target=run, args=(at,)) for at in range(len(jobs))]
            for t in ts: t.start()
            for t in ts: t.join()
            for thing in box:
                if isinstance(thing, Exception):
                    raise thing
            return box
        """,
    ),
    program(
        "keyed-by-value",
        "alike",
        [0, 1, 2],
        """
        from concurrent.futures import ThreadPoolExecutor

        def do_all(jobs):
            with ThreadPoolExecutor(9) as pool:
                running = {}
                for job in jobs:
                    running[job] = pool.submit(job)
            return [running[job].result() for job in jobs]
        """,
    ),
    program(
        "one-shot-iterator",
        "stream",
        [7, 7],
        """
        import threading

        def do_all(jobs):
            out = [None] * len(list(jobs))
            def run(at, job):
                out[at] = job()
            ts = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
            for t in ts: t.start()
            for t in ts: t.join()
            return out
        """,
    ),
    program(
        "pool-of-none",
        "quiet",
        [],
        """
        from concurrent.futures import ThreadPoolExecutor

        def do_all(jobs):
            number = len(jobs)
            executor = ThreadPoolExecutor(number)
            try:
                return [f.result() for f in [executor.submit(j) for j in jobs]]
            finally:
                executor.shutdown()
        """,
    ),
    program(
        "state-shared-by-all",
        "twins",
        0,
        """
        class Thing:
            marks = []

            def left(self):
                self.marks.append("x")

            def outcome(self):
                return len(self.marks)
        """,
    ),
    program(
        "waits-for-the-wrong-thread",
        "neighbour",
        [4],
        """
        import threading

        def do_all(jobs):
            out = []
            for job in jobs:
                threading.Thread(target=lambda job=job: out.append(job())).start()
            me = threading.current_thread()
            for thread in [t for t in threading.enumerate() if t is not me]:
                thread.join()
            return out
        """,
    ),
    program(
        "timeout-not-kept",
        "patience",
        {"raised": "TimeoutError"},
        """
        import threading

        class Thing:
            def __init__(self):
                self.light = threading.Event()

            def left(self, timeout):
                self.light.wait()
                return "green"
        """,
    ),
    program(
        "full-channel",
        "answers",
        [0, 1, 2],
        """
        import queue, threading

        def do_all(jobs):
            pipe = queue.Queue(maxsize=1)
            def run(at, job):
                pipe.put((at, job()))
            ts = [threading.Thread(target=run, args=p) for p in enumerate(jobs)]
            for t in ts: t.start()
            for t in ts: t.join()
            return [value for _, value in sorted(pipe.get() for _ in jobs)]
        """,
    ),
    program(
        "shared-iterator",
        "answers",
        [0, 1, 2],
        """
        import threading

        def numbered(jobs):
            for at, job in enumerate(jobs):
                yield at, job

        def do_all(jobs):
            out, supply = [None] * len(jobs), numbered(jobs)
            def run():
                for at, job in supply:
                    out[at] = job()
            ts = [threading.Thread(target=run) for _ in range(2)]
            for t in ts: t.start()
            for t in ts: t.join()
            return out
        """,
    ),
    program(
        "plain-mistake",
        "duet",
        2,
        """
        import threading

        class Thing:
            def __init__(self):
                self.lock = threading.Lock()
                self.n = 0

            def left(self):
                with self.lock:
                    self.n += 2

            right = left

            def outcome(self):
                return self.n
        """,
    ),
    program(
        "plain-mistake",
        "answers",
        [0, 1, 2],
        """
        from concurrent.futures import ThreadPoolExecutor

        def do_all(jobs):
            with ThreadPoolExecutor(len(jobs)) as pool:
                return [f.result() for f in [pool.submit(job) for job in jobs[:-1]]]
        """,
    ),
    program(
        "overwritten",
        "duet",
        ["left", "right"],
        """
        class Thing:
            def __init__(self):
                self.tmp = None
                self.log = []

            def left(self, who="left"):
                self.tmp = who
                self.log.append(self.tmp)

            def right(self):
                self.left("right")

            def outcome(self):
                return sorted(self.log)
        """,
    ),
]

PROGRAMS = {f"{each.patterns[0]}-{at}": each for at, each in enumerate(_LIST)}
