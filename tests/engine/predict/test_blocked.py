"""Locks that are held while waiting for something that others need them for, predicted from executions that went
well."""

from textwrap import indent

import pytest
from predict.predicting import BOTH, places, predicted

_SUBJECT = """
import concurrent.futures
import queue
import threading
import time

class Subject:
    def __init__(self):
        self.lock, self.other, self.again = threading.Lock(), threading.Lock(), threading.RLock()
        self.ready, self.done = threading.Event(), threading.Event()
        self.items, self.narrow, self.simple = queue.Queue(), queue.Queue(1), queue.SimpleQueue()
        self.none, self.single = threading.Semaphore(0), threading.Semaphore(1)
        self.cond, self.pool = threading.Condition(), concurrent.futures.ThreadPoolExecutor(2)
        self.baton, self.hands = threading.Lock(), threading.Condition(self.again)
        self.all = threading.Barrier(2)
        self.go, self.turn, self.jobs = False, 0, []

    def need(self):
        with self.lock:
            return 1

    def no_need(self):
        return 1

    def read(self):
        with self.lock:
            self.turn += 1
            if self.turn == 1:
                self.baton.acquire()
        with self.lock:
            self.turn -= 1
            if self.turn == 0:
                self.baton.release()

    def write(self):
        with self.baton:
            pass
"""


def _subject(**methods):
    """The class with the methods ``one`` and ``two``, which two threads call: ``one`` begins."""
    bodies = {name: indent(body, " " * 8) for name, body in methods.items()}
    return _SUBJECT + "".join(f"\n    def {name}(self):\n{body}\n" for name, body in bodies.items())


def _found(one, two, scenario=BOTH, **more):
    return [kind for kind, _ in places(_subject(one=one, two=two, **more), scenario)]


_AFTER_THE_LOCK = "with self.lock:\n    pass\n"
_UNDER_THE_LOCK = "with self.lock:\n    "

ENDLESS = {
    "an event": (_AFTER_THE_LOCK + "self.ready.set()", _UNDER_THE_LOCK + "self.ready.wait()"),
    "an event that is set under the lock": (
        _UNDER_THE_LOCK + "self.ready.set()",
        _UNDER_THE_LOCK + "self.ready.wait()",
    ),
    "an item": (_AFTER_THE_LOCK + "self.items.put(1)", _UNDER_THE_LOCK + "self.items.get()"),
    "an item of a simple queue": (_AFTER_THE_LOCK + "self.simple.put(1)", _UNDER_THE_LOCK + "self.simple.get()"),
    "room": (
        "self.narrow.put(1)\n" + _AFTER_THE_LOCK + "self.narrow.get()",
        _UNDER_THE_LOCK + "self.narrow.put(2)\nself.narrow.get()",
    ),
    "work that is to be done": (
        "self.items.put(1)\nself.items.get()\n" + _AFTER_THE_LOCK + "self.items.task_done()",
        _UNDER_THE_LOCK + "self.items.join()",
    ),
    "a permit": (_AFTER_THE_LOCK + "self.none.release()", _UNDER_THE_LOCK + "self.none.acquire()"),
    "a permit that is entered": (
        "with self.single:\n    with self.lock:\n        pass",
        "with self.lock:\n    with self.single:\n        pass",
    ),
    "a notification": (
        _AFTER_THE_LOCK + "time.sleep(1)\nwith self.cond:\n    self.go = True\n    self.cond.notify()",
        "with self.lock, self.cond:\n    while not self.go:\n        self.cond.wait()",
    ),
    "a notification, by wait_for": (
        _AFTER_THE_LOCK + "time.sleep(1)\nwith self.cond:\n    self.go = True\n    self.cond.notify()",
        "with self.lock, self.cond:\n    self.cond.wait_for(lambda: self.go)",
    ),
    "a plain lock as a signal": (
        _AFTER_THE_LOCK + "self.baton.release()",
        "with self.lock:\n    self.baton.acquire()\nself.baton.release()",
    ),
    "a result": ("pass", "made = self.pool.submit(self.need)\ntime.sleep(1)\nwith self.lock:\n    made.result()"),
    "an event, both under a gate": (
        "with self.other, self.lock:\n    pass\nself.ready.set()",
        "with self.other, self.lock:\n    self.ready.wait()",
    ),
    "a lock that the waiter took before the last one": (
        _AFTER_THE_LOCK + "self.ready.set()",
        "with self.lock, self.other:\n    self.ready.wait()",
    ),
    "a lock that is taken again": (
        "with self.again:\n    pass\nself.ready.set()",
        "with self.again, self.again:\n    self.ready.wait()",
    ),
    "whatever was read but decided nothing": (
        _UNDER_THE_LOCK + "self.turn += 1\nself.ready.set()",
        _UNDER_THE_LOCK + "self.turn += 1\n    self.ready.wait()",
    ),
}

HELD = """
    def play(submission):
        subject = submission.Subject()
        subject.baton.acquire()
        run_together([subject.one, subject.two])
        return True
"""
"""The baton is the main thread's at first."""


@pytest.mark.parametrize("name", ENDLESS)
def test_is_predicted(name):
    """Though who gives was faster, or had given the lock back already."""
    scenario = HELD if "baton" in ENDLESS[name][1] else BOTH
    assert _found(*ENDLESS[name], scenario) == ["held-lock"]


SILENT = {
    "a wait with a timeout": (_AFTER_THE_LOCK + "self.ready.set()", _UNDER_THE_LOCK + "self.ready.wait(5)"),
    "a get that doesn't wait": (_AFTER_THE_LOCK + "self.items.put(1)", _UNDER_THE_LOCK + "self.items.get_nowait()"),
    "a lock taken after giving": ("self.ready.set()\nwith self.lock:\n    pass", _UNDER_THE_LOCK + "self.ready.wait()"),
    "another lock": ("with self.other:\n    pass\nself.ready.set()", _UNDER_THE_LOCK + "self.ready.wait()"),
    "a lock given back before": (_AFTER_THE_LOCK + "self.ready.set()", _AFTER_THE_LOCK + "self.ready.wait()"),
    "a giver that gives up": (
        "if self.lock.acquire(timeout=1):\n    self.lock.release()\nself.ready.set()",
        _UNDER_THE_LOCK + "self.ready.wait()",
    ),
    "a wait that comes after, by another event": (
        _AFTER_THE_LOCK + "self.done.set()\nself.ready.set()",
        "self.done.wait()\nwith self.lock:\n    self.ready.wait()",
    ),
    "a wait that comes after, by a barrier": (
        _AFTER_THE_LOCK + "self.all.wait()\nself.ready.set()",
        "self.all.wait()\nwith self.lock:\n    self.ready.wait()",
    ),
    "a wait that comes after, by another lock": (
        "with self.other:\n    self.done.set()\n    with self.lock:\n        pass\nself.ready.set()",
        "self.done.wait()\nwith self.other:\n    pass\nwith self.lock:\n    self.ready.wait()",
    ),
    "a wait that comes after, by what is read": (
        _UNDER_THE_LOCK + "self.turn = 1\nself.ready.set()",
        _UNDER_THE_LOCK + "if self.turn == 1:\n        self.ready.wait()",
    ),
    "a wait that comes after, by what is worked out from what is read": (
        _UNDER_THE_LOCK + "self.turn -= 1\nself.ready.set()",
        "with self.lock:\n    self.turn += 1\n    if self.turn == 0:\n        self.ready.wait()",
    ),
    "the first reader locks the room, and the last one unlocks it": (
        "self.read()\nself.write()",
        "self.read()\nself.write()",
    ),
    "a condition that gives its lock back": (
        "with self.cond:\n    pass\ntime.sleep(1)\nwith self.cond:\n    self.go = True\n    self.cond.notify()",
        "with self.cond:\n    while not self.go:\n        self.cond.wait()",
    ),
    "a condition that gives all levels of its lock back": (
        "with self.again:\n    pass\ntime.sleep(1)\nwith self.hands:\n    self.go = True\n    self.hands.notify()",
        "with self.again, self.hands:\n    while not self.go:\n        self.hands.wait()",
    ),
    "a lock that is a baton": (
        "self.baton.release()\nself.ready.set()",
        "self.baton.acquire()\nself.ready.wait()\nself.baton.release()",
    ),
    "enough permits": (
        "self.single.release()\nwith self.lock:\n    pass\nself.single.acquire()\nself.single.release()",
        "with self.lock:\n    self.single.acquire()\nself.single.release()",
    ),
    "room enough": (
        "self.items.put(1)\nwith self.lock:\n    pass\nself.items.get()",
        _UNDER_THE_LOCK + "self.items.put(2)",
    ),
    "an item of its own": (
        _AFTER_THE_LOCK + "self.items.put(1)",
        "self.items.put(2)\nwith self.lock:\n    self.items.get()",
    ),
    "a result that needs no lock": (
        "pass",
        (
            "made = self.pool.submit(self.no_need)\nself.pool.submit(self.need)\ntime.sleep(1)\n"
            "with self.lock:\n    made.result()"
        ),
    ),
    "a result for which there is another worker": (
        "pass",
        (
            "self.pool.submit(self.need)\nmade = self.pool.submit(self.no_need)\ntime.sleep(1)\n"
            "with self.lock:\n    made.result()"
        ),
    ),
    "an event that another worker may set": (
        "pass",
        (
            "self.pool.submit(self.need)\nself.pool.submit(self.ready.set)\ntime.sleep(1)\n"
            "with self.lock:\n    self.ready.wait()"
        ),
    ),
}


@pytest.mark.parametrize("name", SILENT)
def test_is_silent(name):
    """Where no schedule makes the wait endless."""
    scenario = HELD if "baton" in SILENT[name][1] else BOTH
    assert _found(*SILENT[name], scenario) == []


_THREE = """
    def play(submission):
        subject = submission.Subject()
        run_together([subject.one, subject.helper, subject.two])
        return True
"""


@pytest.mark.parametrize(
    ("helper", "expected"),
    [
        ("self.ready.set()", []),
        ("with self.other:\n    self.ready.set()", []),
        ("with self.lock:\n    self.ready.set()", ["held-lock"]),
        ("self.done.wait()", ["held-lock"]),
    ],
)
def test_a_third_thread_may_help(helper, expected):
    """If it gives the same without that lock."""
    one = _AFTER_THE_LOCK + "self.ready.set()\nself.done.set()"
    assert _found(one, _UNDER_THE_LOCK + "self.ready.wait()", _THREE, helper=helper) == expected


def test_workers_that_share_a_queue_can_do_each_others_work():
    """What one does after a job that needs the lock, another would have done."""
    worker = "for _ in range(2):\n    job = self.items.get()\n    job()\n"
    scenario = """
    def play(submission):
        subject = submission.Subject()
        for job in (subject.need, subject.ready.set, subject.no_need, subject.no_need):
            subject.items.put(job)
        run_together([subject.one, subject.helper, subject.two])
        return True
    """
    assert _found(worker, _UNDER_THE_LOCK + "self.ready.wait()", scenario, helper=worker) == []


def test_it_is_told_who_waits_and_who_needs_the_lock():
    """With their lines, and what would be given."""
    (found,) = predicted(_subject(one=ENDLESS["an event"][0], two=ENDLESS["an event"][1]), BOTH)
    told = [(each.thread, each.action, each.target, each.holding) for each in found.sides]
    assert told == [
        ("T2", "calls", "self.ready.wait()", ("self.lock (line 45)",)),
        ("T1", "takes", "self.lock", ()),
        ("T1", "calls", "self.ready.set()", ()),
    ]
    assert found.message.startswith(
        "thread T2 waits at self.ready.wait() (line 46) while it holds self.lock (since line 45); thread T1 takes "
        "self.lock (line 40) before it calls self.ready.set() (line 42): "
    )
