"""Whoever waits with a deadline will go on by himself: a run in which nothing else moves is not at its end."""

from __future__ import annotations

import os
from time import monotonic

import pytest

from grader.engine.stress import dozing, supervisor

PLAY = "def play(submission): return submission.f()\n"

LONG = 0.25
"""Seconds that each of these waits; much longer than the patience that the supervisor is given here."""

WAITS = {
    "a sleep": "import time\ndef f(): time.sleep(LONG)\n",
    "a sleep by its own name": "from time import sleep\ndef f(): sleep(LONG)\n",
    "a loop that sleeps": "import threading, time\ndef f():\n    t = threading.Thread(target=time.sleep, args=(LONG,))\n    t.start()\n    while t.is_alive(): time.sleep(LONG / 2)\n",
    "a thread that sleeps": "import threading, time\ndef f():\n    t = threading.Thread(target=time.sleep, args=(LONG,))\n    t.start()\n    t.join()\n",
    "a scheduler": "import sched\ndef f():\n    s = sched.scheduler()\n    s.enter(LONG, 1, int)\n    s.run()\n",
    "a timer": "import threading\ndef f():\n    t = threading.Timer(LONG, int)\n    t.start()\n    t.join()\n",
    "a lock": "import threading\nlock = threading.Lock()\ndef f():\n    lock.acquire()\n    return lock.acquire(timeout=LONG)\n",
    "a reentrant lock": "import threading\nlock = threading.RLock()\ndef f():\n    t = threading.Thread(target=lock.acquire, daemon=True)\n    t.start()\n    t.join()\n    return lock.acquire(True, LONG)\n",
    "an event": "import threading\ndef f(): return threading.Event().wait(LONG)\n",
    "a queue": "import queue\ndef f():\n    try: queue.Queue().get(timeout=LONG)\n    except queue.Empty: return False\n",
    "a future": "from concurrent.futures import Future\ndef f():\n    try: Future().result(LONG)\n    except TimeoutError: return False\n",
    "a join": "import threading\ndef f():\n    t = threading.Thread(target=threading.Event().wait, daemon=True)\n    t.start()\n    t.join(LONG)\n",
    "select": "import os, select\ndef f(): return select.select([os.pipe()[0]], [], [], LONG)[0]\n",
    "a poll": "import os, select\ndef f():\n    p = select.poll()\n    p.register(os.pipe()[0], select.POLLIN)\n    return p.poll(LONG * 1000)\n",
    "an epoll": "import select\ndef f():\n    with select.epoll() as p: return p.poll(timeout=LONG)\n",
    "any selector": "import selectors\ndef f():\n    for kind in (selectors.DefaultSelector, selectors.SelectSelector, selectors.PollSelector):\n        with kind() as s: s.select(LONG)\n",
    "an event loop": "import asyncio\ndef f(): asyncio.run(asyncio.sleep(LONG))\n",
    "a socket": "import socket\ndef f():\n    a, b = socket.socketpair()\n    with a, b:\n        a.settimeout(LONG)\n        try: a.recv(1)\n        except TimeoutError: return False\n",
    "an alarm": "import signal\ndef f():\n    signal.signal(signal.SIGALRM, lambda *_: None)\n    signal.setitimer(signal.ITIMER_REAL, LONG)\n    signal.pause()\n",
    "an alarm that comes again": "import signal\ndef f():\n    signal.signal(signal.SIGALRM, lambda *_: None)\n    signal.setitimer(signal.ITIMER_REAL, 0.01, LONG)\n    signal.pause()\n    signal.pause()\n    signal.setitimer(signal.ITIMER_REAL, 0)\n",
    "an alarm during a longer wait": "import signal, time\ndef f():\n    signal.signal(signal.SIGALRM, lambda *_: time.sleep(LONG / 2))\n    signal.setitimer(signal.ITIMER_REAL, 0.01)\n    time.sleep(2 * LONG)\n",
    "a signal": "import signal\ndef f(): return signal.sigtimedwait([signal.SIGHUP], LONG)\n",
    "a lock between processes": "import multiprocessing\nlock = multiprocessing.Lock()\ndef f():\n    lock.acquire()\n    return lock.acquire(timeout=LONG)\n",
    "an event between processes": "import multiprocessing\ndef f(): return multiprocessing.Event().wait(LONG)\n",
    "a queue between processes": "import multiprocessing, queue\ndef f():\n    try: multiprocessing.Queue().get(True, LONG)\n    except queue.Empty: return False\n",
    "a pipe": "import multiprocessing\ndef f():\n    ends = multiprocessing.Pipe()\n    return ends[0].poll(LONG)\n",
    "a process that is joined for a while": "import multiprocessing, signal\ndef f():\n    p = multiprocessing.Process(target=signal.pause)\n    p.start()\n    p.join(LONG)\n    p.terminate()\n    p.join()\n",
    "a process that sleeps": "import multiprocessing, time\ndef f():\n    p = multiprocessing.Process(target=time.sleep, args=(LONG,))\n    p.start()\n    p.join()\n",
    "a pool that sleeps": "import time\nfrom concurrent.futures import ProcessPoolExecutor\ndef f():\n    with ProcessPoolExecutor(2) as pool: return list(pool.map(time.sleep, [LONG, LONG]))\n",
}  # fmt: skip


@pytest.fixture
def hasty(monkeypatch, stressed):
    """Runs that are ended as soon as nothing moves for a tenth of a second."""
    monkeypatch.setattr(supervisor, "_LOOK", 0.02)

    def run(source, **settings):
        settings = {"runs": 1, "idle": 0.1, **settings}
        return stressed.kinds(source.replace("LONG", str(LONG)), PLAY, **settings)

    return run


@pytest.mark.parametrize("source", WAITS.values(), ids=WAITS)
def test_a_wait_with_a_deadline_is_no_hang(hasty, source):
    """However it is done, in whichever thread or process."""
    assert hasty(source) == (set(), {"returned"})


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_a_new_interpreter_shares_the_notes(hasty, method):
    """It stands on a ground of its own, and writes into the same file."""
    source = f"import multiprocessing, time\ndef f():\n    p = multiprocessing.get_context('{method}').Process(target=time.sleep, args=(LONG,))\n    p.start()\n    p.join()\n"
    assert hasty(source.replace("LONG", "0.6"), idle=0.3) == (set(), {"returned"})


HANGS = {
    "a sleep that the run will not live to see": "import time\ndef f(): time.sleep(3600)\n",
    "a lock for longer than the run": "import threading\nlock = threading.Lock()\ndef f(): return lock.acquire() and lock.acquire(timeout=1e6)\n",
    "a wait without a deadline": "import multiprocessing\ndef f(): multiprocessing.Event().wait()\n",
    "a sleep that is over": "import time, os\ndef f():\n    time.sleep(LONG)\n    os.read(os.pipe()[0], 1)\n",
    "an alarm that was called off": "import signal\ndef f():\n    signal.alarm(30)\n    signal.alarm(0)\n    signal.pause()\n",
}


@pytest.mark.parametrize("source", HANGS.values(), ids=HANGS)
def test_what_will_not_go_on_in_time_is_known_early(hasty, source):
    """Nobody waits for the deadline when nothing can happen before."""
    began = monotonic()
    assert hasty(source, deadline=60.0) == ({"timeout"}, {"timeout"})
    assert monotonic() - began < 30


SCRIBBLES = {
    "far in the future": "struct.pack('d', 1e300)",
    "soon, for ever": "struct.pack('d', time.monotonic() + 1.3)",
    "over and over": "struct.pack('d', -1.0)",
    "no number": "struct.pack('d', float('nan'))",
    "a byte too little": "b'x' * 7",
}


@pytest.mark.parametrize("row", SCRIBBLES.values(), ids=SCRIBBLES)
def test_what_is_scribbled_there_wins_no_more_than_the_time_to_the_deadline(hasty, row):
    """The notes are no evidence: the run ends, and fails."""
    source = f"""
    import os, stat, struct, time
    def f():
        for each in range(3, 60):
            try: memory = stat.S_ISREG(os.fstat(each).st_mode)
            except OSError: continue
            if memory:
                os.ftruncate(each, 0)
                os.pwrite(each, {row} * 70_000, 0)
        os.read(os.pipe()[0], 1)
    """
    assert hasty(source, deadline=1.0) == ({"timeout"}, {"timeout"})


def test_a_run_whose_notes_were_closed_goes_on(hasty):
    """What can't be noted is only not known."""
    source = """
    import os, stat, time, threading
    def f():
        for each in range(3, 60):
            try: memory = stat.S_ISREG(os.fstat(each).st_mode)
            except OSError: continue
            if memory: os.close(each)
        time.sleep(0.15)
        return threading.Event().wait(0.15)
    """
    assert hasty(source, idle=20.0) == (set(), {"returned"})


def test_time_is_told_what_it_always_was(stressed):
    """The stand-ins take and refuse what the real functions do, and are found by name in another process."""
    source = """
    import pickle, select, time
    def refused(function, *arguments):
        try: function(*arguments)
        except Exception as error: return type(error).__name__
    def f():
        return [time.sleep(0), time.sleep(True), refused(time.sleep, -1), refused(time.sleep, "1"), refused(time.sleep),
                refused(select.select, [], [], [], "x"), refused(select.poll().poll, "x"), refused(select.epoll().poll, []),
                pickle.loads(pickle.dumps(time.sleep)) is time.sleep, time.sleep.__name__]
    """
    ((ending, _, _),) = stressed(source, PLAY, runs=1).outcomes
    refusals = ["ValueError", "TypeError", "TypeError", "TypeError", "TypeError", "TypeError"]
    assert (ending.value, ending.findings) == ([None, None, *refusals, True, "sleep"], ())


def test_notes_are_kept_per_thread_and_end_with_the_wait():
    """Short waits need none; a wait inside another one leaves the outer one's note."""
    notes = dozing.Dozing()
    with notes.until(5.0):
        assert not notes.wakes((), [1], monotonic() + 60), "before a run begins there is nothing to write to"
    notes.begin(os.memfd_create("notes"))
    me = dozing.get_native_id()

    def wakes(thread=me):
        return notes.wakes((), [thread], monotonic() + 60)

    with notes.until(30.0):
        with notes.until(5.0):
            assert wakes()
        assert (wakes(), wakes(me + 1)) == (True, False)
        assert not notes.wakes((), [me], monotonic() + 29), "too late for whoever ends before"
    assert not wakes()
    for length in (-1.0, 0.0, 0.05):
        with notes.until(length):
            assert not wakes()
    notes.alarm(5.0, again=False)
    assert notes.wakes([os.getpid()], (), monotonic() + 60)
    notes.alarm(0.0, again=True)
    assert not notes.wakes([os.getpid()], (), monotonic() + 60)
    os.close(notes.descriptor)
