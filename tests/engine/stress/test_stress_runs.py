"""Runs on real threads: what is right stays right, what is wrong is seen and named."""

from __future__ import annotations

import time

import pytest

COUNTER = """
import threading
class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()
    def increment(self):
        with self.lock:
            self.value += 1
"""

TOGETHER = """
def play(submission):
    counter = submission.Counter()
    run_together([lambda: [counter.increment() for _ in range(10)]] * 4)
    return counter.value
"""


def test_correct_code_gives_the_same_in_every_run(stressed):
    """Noise delays, and changes nothing else."""
    explored = stressed(COUNTER, TOGETHER, runs=30)
    assert [(ending.kind, ending.value, ending.findings, count) for ending, count, _ in explored.outcomes] == [("returned", 40, (), 30)]


def test_the_budget_counts_runs(stressed):
    """As many runs as were asked for, and the points they passed."""
    explored = stressed(COUNTER, TOGETHER, runs=7)
    assert explored.executions == 7
    assert explored.steps > 7 * 40


def test_a_lost_update_shows_although_one_bytecode_follows_the_other(stressed):
    """The sleep is between the read and the write."""
    racy = COUNTER.replace("with self.lock:", "if True:")
    assert stressed.until(racy, TOGETHER, lambda ending: ending.value != 40).kind == "returned"


def test_sending_false_stops_and_leaves_no_process_behind(stressed):
    """Runs that are still on their way are ended."""
    import os

    from grader.engine.processes import children

    before = set(children(os.getpid()))
    assert stressed.until(COUNTER, TOGETHER, lambda ending: True, runs=200) is not None
    assert set(children(os.getpid())) == before


ABBA = """
import threading
first, second = threading.Lock(), threading.Lock()
def one():
    with first:
        with second: pass
def two():
    with second:
        with first: pass
"""

RUN_BOTH = "def play(submission): run_together([submission.one, submission.two])\n"


def test_a_deadlock_is_a_fact_with_names_and_lines(stressed):
    """Not a timeout: the finding names both locks, who holds them and since which line."""
    ending = stressed.until(ABBA, RUN_BOTH, lambda each: each.kind == "deadlock")
    (finding,) = ending.findings
    assert finding.kind == "deadlock"
    assert "waits for the lock second at line 6, held by T2 since line 8" in finding.message
    assert {(wait.thread, wait.resource, wait.holder) for wait in finding.waits if wait.thread != "main"} == {("T1", "second", "T2"), ("T2", "first", "T1")}


WAITS = {
    "a lock taken twice": ("import threading\nlock = threading.Lock()\ndef f():\n    lock.acquire()\n    lock.acquire()\n", "waits for the lock lock at line 5"),
    "an event": ("import threading\nevent = threading.Event()\ndef f(): event.wait()\n", "waits for the event event at line 3"),
    "a condition": ("import threading\ncondition = threading.Condition()\ndef f():\n    with condition: condition.wait()\n", "waits to be notified on condition"),
    "a semaphore": ("import threading\npermits = threading.Semaphore(0)\ndef f(): permits.acquire()\n", "waits for a permit of permits"),
    "a barrier": ("import threading\nbarrier = threading.Barrier(2)\ndef f(): barrier.wait()\n", "waits for the other parties of barrier"),
    "a queue": ("import queue\nitems = queue.Queue()\ndef f(): items.get()\n", "waits for an item in items"),
    "a simple queue": ("import queue\nitems = queue.SimpleQueue()\ndef f(): items.get()\n", "waits for an item in items"),
    "a future": ("from concurrent.futures import Future\nfuture = Future()\ndef f(): future.result()\n", "waits for the result of future"),
    "a thread": ("import threading\nlock = threading.Lock()\ndef f():\n    lock.acquire()\n    t = threading.Thread(target=lock.acquire, name='Nina')\n    t.start()\n    t.join()\n", "waits for the end of thread Nina"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "words"), WAITS.values(), ids=WAITS)
def test_whatever_a_thread_waits_for_is_told(stressed, source, words):
    """Every primitive is CPython's own on watched locks, so a standstill is seen at once, whatever it is made of."""
    explored = stressed(source, "def play(submission): submission.f()\n", runs=1)
    ((ending, _, _),) = explored.outcomes
    assert ending.kind == "deadlock"
    assert words in ending.findings[0].message


INNOCENT = {
    "a timed wait": "import threading\ndef f(): return threading.Event().wait(0.01)\n",
    "a lock handed over": "import threading\nlock = threading.Lock()\ndef f():\n    lock.acquire()\n    t = threading.Thread(target=lock.release)\n    t.start()\n    lock.acquire()\n    t.join()\n",
    "a sleeper that will release": "import threading, time\nlock = threading.Lock()\ndef late():\n    time.sleep(0.02)\n    lock.release()\ndef f():\n    lock.acquire()\n    t = threading.Thread(target=late)\n    t.start()\n    lock.acquire()\n    t.join()\n",
    "a signal handler that releases": "import signal, threading, os\nlock = threading.Lock()\ndef f():\n    lock.acquire()\n    signal.signal(signal.SIGALRM, lambda *_: lock.release())\n    signal.setitimer(signal.ITIMER_REAL, 0.05)\n    lock.acquire()\n",
    "a daemon that never ends": "import threading\ndef f(): threading.Thread(target=threading.Event().wait, daemon=True).start()\n",
    "an executor that is not shut down": "from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor(2)\ndef f(): return pool.submit(pow, 2, 3).result()\n",
    "a bare thread": "import _thread\ndef f():\n    lock = _thread.allocate_lock()\n    lock.acquire()\n    _thread.start_new_thread(lock.release, ())\n    lock.acquire()\n",
    "an asynchronous program": "import asyncio\nasync def g():\n    await asyncio.sleep(0.01)\n    return await asyncio.to_thread(pow, 2, 3)\ndef f(): return asyncio.run(g())\n",
    "a reentrant lock": "import threading\nlock = threading.RLock()\ndef f():\n    with lock, lock: pass\n",
    "a thread pool of multiprocessing": "from multiprocessing.pool import ThreadPool\ndef f():\n    with ThreadPool(2) as pool: return pool.map(abs, [-1, 2])\n",
}  # fmt: skip


@pytest.mark.parametrize("source", INNOCENT.values(), ids=INNOCENT)
def test_what_goes_on_is_no_deadlock(stressed, source):
    """A false alarm is as bad as a miss."""
    assert stressed.kinds(source, "def play(submission): submission.f()\n", runs=12) == (set(), {"returned"})


def test_many_locks_that_change_hands_quickly_are_never_taken_for_a_deadlock(stressed):
    """The balance of a lock is exact: not even a thread between taking and telling is overlooked."""
    source = """
    import threading
    lock = threading.Lock()
    condition = threading.Condition(lock)
    turn = 0
    def work(number, rounds):
        global turn
        for _ in range(rounds):
            with condition:
                while turn % 3 != number: condition.wait()
                turn += 1
                condition.notify_all()
    """
    scenario = "def play(submission): run_together([lambda n=n: submission.work(n, 60) for n in range(3)])\n"
    assert stressed.kinds(source, scenario, runs=20) == (set(), {"returned"})


def test_a_thread_that_outlives_the_scenario_for_good_is_leaked(stressed):
    """As in the simulation."""
    source = "import threading\ndef f(): threading.Thread(target=threading.Event().wait).start()\n"
    assert stressed.kinds(source, "def play(submission): submission.f()\n")[0] == {"leaked-thread"}


def test_a_pool_that_never_ends_is_known_at_once(stressed):
    """What CPython does at exit waits for the pool's threads; a run needs no patience to see that it waits for ever."""
    source = """
        import threading
        from concurrent.futures import ThreadPoolExecutor
        def f(): ThreadPoolExecutor(1).submit(threading.Event().wait)
    """
    began = time.monotonic()
    kinds = stressed.kinds(source, "def play(submission): submission.f()\n", runs=1, idle=90.0, deadline=90.0)
    assert kinds == ({"leaked-thread"}, {"returned"})
    assert time.monotonic() - began < 60


def test_what_a_thread_dies_of_is_a_finding_unless_the_scenario_meant_it(stressed):
    """The same rule as in the simulation."""
    source = "import threading\ndef f(job):\n    t = threading.Thread(target=job)\n    t.start()\n    t.join()\n"
    own = "def play(submission): submission.f(lambda: 1 // 0)\n"
    meant = "def play(submission):\n    def job(): raise ValueError\n    submission.f(job)\n"
    assert stressed.kinds(source, own)[0] == {"exception"}
    assert stressed.kinds(source, meant)[0] == set()


def test_an_import_that_fails_and_a_missing_answer_are_named(stressed):
    """import-error and not-implemented, as in the simulation."""
    assert stressed.kinds("1 // 0", "def play(submission): pass\n")[1] == {"import-error"}
    assert stressed.kinds("def f(): raise NotImplementedError", "def play(submission): submission.f()\n")[0] == {"not-implemented"}


def test_a_hang_without_a_cycle_ends_when_nothing_moves(stressed):
    """A sleep that is too long to wait for: the place is told."""
    explored = stressed("import time\ndef f(): time.sleep(3600)\n", "def play(submission): submission.f()\n", runs=1, idle=0.5)
    ((ending, _, _),) = explored.outcomes
    assert ending.kind == "timeout"
    assert (ending.findings[0].file, ending.findings[0].line) == ("subject.py", 2)
    assert "nothing has moved" in ending.findings[0].message


def test_a_hang_that_keeps_the_processor_busy_ends_at_the_deadline(stressed):
    """In Python the threads are told one by one; in C the stack is."""
    spinning = "import threading\nstop = False\ndef spin():\n    while not stop: pass\ndef f(): run = threading.Thread(target=spin, name='Sue'); run.start(); run.join()\n"
    ((ending, _, _),) = stressed(spinning, "def play(submission): submission.f()\n", runs=1, deadline=0.5).outcomes
    assert ending.kind == "timeout"
    assert "thread Sue" in ending.findings[0].message
    in_c = "import itertools\ndef f(): sum(itertools.count())\n"
    ((ending, _, _),) = stressed(in_c, "def play(submission): submission.f()\n", runs=1, deadline=0.5).outcomes
    assert (ending.kind, ending.findings[0].line) == ("timeout", 2)


def test_settling_tells_waiting_from_spinning(stressed):
    """The same word as in the simulation, with the same finding."""
    scenario = """
    import threading
    def play(submission):
        thread = threading.Thread(target=submission.wait)
        thread.start()
        rests = settle()
        submission.go_on()
        thread.join()
        return rests
    """
    waits = "import threading\nevent = threading.Event()\nwait, go_on = event.wait, event.set\n"
    spins = "done = []\ndef wait():\n    while not done: pass\ndef go_on(): done.append(1)\n"
    assert stressed.kinds(waits, scenario) == (set(), {"returned"})
    assert stressed.kinds(spins, scenario)[0] == {"busy-wait"}


def test_a_gauge_counts_right_on_real_threads(stressed):
    """It is not torn by the noise that it measures."""
    scenario = """
    def play(submission):
        gauge = Gauge()
        def job():
            for _ in range(20):
                with gauge: pause()
        run_together([job] * 4)
        return gauge.inside, 1 <= gauge.peak <= 4
    """
    ((ending, _, _),) = stressed("", scenario).outcomes
    assert ending.value == [0, True]


def test_findings_of_an_allowed_kind_are_left_out(stressed):
    """The exercise decides."""
    source = "import threading\ndef f(): threading.Thread(target=threading.Event().wait).start()\n"
    assert stressed.kinds(source, "def play(submission): submission.f()\n", allow=frozenset({"leaked-thread"}))[0] == set()


def test_what_a_run_prints_comes_out(stressed, capfd):
    """A run that ends without cleaning up must not lose it."""
    stressed("def f(): print('hello', flush=True)\n", "def play(submission): submission.f()\n", runs=1)
    assert "hello" in capfd.readouterr().out


def test_what_is_raised_at_exit_ends_no_run(stressed):
    """CPython ignores it as well, and goes on to the next function: the idle thread of a pool is told to end."""
    source = """
    import threading
    from concurrent.futures import ThreadPoolExecutor
    POOL = ThreadPoolExecutor()
    def fail(): raise OSError("the pipe is closed")
    def f():
        threading._register_atexit(fail)
        return POOL.submit(int).result()
    """
    ((ending, count, _),) = stressed(source, "def play(submission): return submission.f()\n", runs=2).outcomes
    assert (ending.kind, ending.value, ending.findings, count) == ("returned", 0, (), 2)
