"""What had been called by a wrong name: looks like one pattern, and is another one or none."""

from dataclasses import replace

import pytest

from grader.judge.diagnosis import Contrast, Program, diagnose
from grader.results import Finding, Side, Step, Trace, Wait


def _steps(*rows):
    return tuple(Step(number, *row) for number, row in enumerate(rows, 1))


def _wrong(*rows, threads=("main", "T1", "T2")):
    return Finding("wrong-outcome", "wrong", trace=Trace(threads, _steps(*rows), 2), schedule="7f3a9.g1,1@4=2")


_ACCOUNT = """
import threading


class Account:
    def __init__(self, balance):
        self.lock = threading.Lock()
        self.balance = balance

    def add(self, amount):
        with self.lock:
            self.balance += amount
"""


def _interleaved(one, other):
    """Two threads count up what is called alike, each under a lock of this name."""
    line = (11, "self.balance += amount", "self.balance")
    at = lambda thread, kind, value: (thread, kind, "bank.py", *line, value)  # noqa: E731
    taken = [(1, "acquire", "bank.py", 10, "", one), (2, "acquire", "bank.py", 10, "", other)]
    return _wrong(*taken, at(1, "read", "5"), at(2, "read", "5"), at(2, "write", "6"), at(1, "write", "6"))


def test_two_objects_each_under_its_own_lock_are_no_pattern():
    """Whoever is in the lock of another object is at another object, even where the values are equal."""
    program = Program({"bank.py": _ACCOUNT})
    assert diagnose(_interleaved("self.lock #1", "self.lock #2"), program).diagnosis == ""


@pytest.mark.parametrize(
    "source",
    [
        _ACCOUNT.replace("        with", "        self.lock = threading.Lock()\n        with"),
        _ACCOUNT.replace("class Account:", "class Account:\n    balance = 0\n"),
    ],
)
def test_the_locks_of_two_calls_or_of_a_class_attribute_are_different_locks(source):
    """A lock that is made anew, or an attribute that all objects share, is another matter."""
    found = diagnose(_interleaved("self.lock #1", "self.lock #2"), Program({"bank.py": source}))
    assert found.diagnosis in ("different-locks", "new-lock-per-call", "lost-update")


def test_what_two_objects_share_is_one_thing():
    """Each has a lock of its own, and both count on in what they were handed."""
    program = Program({"bank.py": _ACCOUNT.replace("self.balance", 'self.bank["gold"]')})
    line = (11, 'self.bank["gold"] += amount', 'self.bank["gold"]')
    at = lambda thread, kind, value: (thread, kind, "bank.py", *line, value)  # noqa: E731
    taken = [(thread, "acquire", "bank.py", 10, "", f"self.lock #{thread}") for thread in (1, 2)]
    steps = [at(1, "read", "5"), at(2, "read", "5"), at(2, "write", "6"), at(1, "write", "6")]
    assert diagnose(_wrong(*taken, *steps), program).diagnosis == "different-locks"


def test_a_memory_is_no_result_under_its_value():
    """Looking a key up and keeping the answer under it is what a memo does; storing answers under items is not."""
    body = "    def get(self, key, make):\n        if key not in self.kept:\n            self.kept[key] = make(key)\n"
    memo = Program({"memo.py": f"class Memo:\n{body}        return self.kept[key]\n"})
    finding = Finding(
        "wrong-outcome", "x", trace=Trace(("main",), _steps((0, "read", "memo.py", 3, "", "key", "1")), 0)
    )
    assert diagnose(finding, memo).diagnosis == "plain-mistake"
    plainly = Program(
        {"memo.py": "def get(items, make, kept):\n    for item in items:\n        kept[item] = make(item)\n"}
    )
    assert diagnose(finding, plainly).diagnosis == "keyed-by-value"


def test_what_threads_under_control_do_not_show_is_not_about_processes():
    """Only where nobody asked the simulation may ordinary memory be what is wrong."""
    program = Program({"counter.py": "class Counter:\n    def add(self):\n        self.value = self.value + 1\n"})
    told = "observed on real threads in run 3 of 9; not replayable"
    asked = f"{told}: 1,000 controlled schedules did not show it"
    assert diagnose(Finding("wrong-outcome", "x", observed=told), program).diagnosis == "memory-not-shared"
    assert diagnose(Finding("wrong-outcome", "x", observed=asked), program).diagnosis != "memory-not-shared"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("def go(job):\n    t = Thread(target=job)\n    t.start()\n    t.join()\n", "wrong-kind-of-worker"),
        ("def get(job):\n    return job()\n", "on-the-caller"),
        ("def get(job):\n    return sorted(job)\n", "plain-mistake"),
    ],
)
def test_what_threads_under_control_do_not_show_is_not_about_who_works_nor_an_ordinary_mistake(source, name):
    """That would have shown there; where nobody asked, a first run that goes wrong says so."""
    told = "observed on real threads in run 1 of 9; not replayable"
    asked = f"{told}: 1,000 controlled schedules did not show it"
    program = Program({"x.py": source})
    named = [diagnose(Finding("wrong-outcome", "x", observed=each), program).diagnosis for each in (told, asked)]
    assert named == [name, ""]


def test_an_event_loses_no_word():
    """A flag that was raised between the look and the wait for an event is a check that had become old."""
    source = "def visit(self):\n    if self.closed:\n        return\n    self.called.wait()\n"
    rows = (
        (1, "read", "x.py", 2, "if self.closed:", "self.closed", "False"),
        (2, "write", "x.py", 9, "self.closed = True", "self.closed", "True"),
        (1, "block", "x.py", 4, "self.called.wait()", "self.called"),
    )
    wait = Wait("T1", "self.called", 4, action="waits for the event", file="x.py")
    trace = Trace(("main", "T1", "T2"), _steps(*rows), 2)
    finding = Finding("deadlock", "stuck", trace=trace, waits=(wait,), schedule="7f3a9.g1,1@4=2")
    assert diagnose(finding, Program({"x.py": source})).diagnosis == "check-then-act"


def test_the_next_turn_of_a_loop_is_another_matter():
    """Word of one change, and the next change a turn later, publish nothing too early; nor does word of which the
    reader has not asked."""
    source = "def work(self):\n    while True:\n        self.n += 1\n        self.told.set()\n"
    rows = [
        (1, "call", "x.py", 4, "self.told.set()", "self.told.set()"),
        (2, "call", "x.py", 8, "self.told.wait()", "self.told.wait()"),
        (2, "read", "x.py", 9, "x = self.n", "self.n", "1"),
        (1, "write", "x.py", 3, "self.n += 1", "self.n", "2"),
    ]
    assert diagnose(_wrong(*rows), Program({"x.py": source})).diagnosis == ""
    rows[3] = (1, "write", "x.py", 5, "self.n += 1", "self.n", "2")
    later = source + "        self.n += 1\n"
    assert diagnose(_wrong(*rows), Program({"x.py": later})).diagnosis == "unsafe-publication"
    assert diagnose(_wrong(*rows[:1], *rows[2:]), Program({"x.py": later})).diagnosis == ""


@pytest.mark.parametrize("name", ["self.n", "limit.n"])
def test_who_works_a_value_out_anew_in_the_next_turn_has_forgotten_what_was_seen(name):
    """Neither under its own name nor another one; acting on it further down in the same turn is another matter."""
    source = f"def take(self):\n    while True:\n        {name} = {name} + 1\n        if {name} > 3:\n            return\n        {name} = {name} - 2\n"
    act = lambda line, sign: [  # noqa: E731
        (1, "read", "x.py", line, f"{name} = {name} {sign}", name, "9"),
        (1, "write", "x.py", line, f"{name} = {name} {sign}", name, "7"),
    ]
    rows = [(1, "read", "x.py", 4, f"if {name} > 3:", name, "0"), (2, "write", "x.py", 9, "self.n = 9", "self.n", "9")]
    rows.insert(1, (1, "block", "x.py", 7, "sleep(1)", "", ""))
    program = Program({"x.py": source + "        sleep(1)\n"})
    assert diagnose(_wrong(*rows, *act(3, "+ 1")), program).diagnosis == ""
    assert diagnose(_wrong(*rows, *act(6, "- 2")), program).diagnosis == "check-then-act"


@pytest.mark.parametrize(
    ("made", "refused", "name"),
    [("Semaphore(2)", "return False", ""), ("BoundedSemaphore(2)", "raise Full", ""), ("Lock()", "return False", "gave-up-waiting"),
     ("Semaphore(2)", "return None", "gave-up-waiting"), ("Semaphore(2)", "pass", "gave-up-waiting")],
)  # fmt: skip
def test_that_there_is_no_permit_can_be_an_answer(made, refused, name):
    """The caller is told of it; that a lock was taken tells nobody anything, and where nobody is told the code goes on without."""
    source = f"def visit(self):\n    if not self.chairs.acquire(blocking=False):\n        {refused}\n    self.enter()\n"
    source += f"def __init__(self):\n    self.chairs = threading.{made}\n"
    taken = (1, "call", "x.py", 2, "if not …", "self.chairs.acquire(blocking=False)")
    denied = (2, "call", "x.py", 2, "if not …", "self.chairs.acquire(blocking=False)")
    got = (1, "acquire", "x.py", 2, "if not …", "self.chairs")
    assert diagnose(_wrong(taken, got, denied), Program({"x.py": source})).diagnosis == name


@pytest.mark.parametrize(("then", "gives_up"), [("if not self.there:\n            raise TimeoutError", False), ("print()", True)])
def test_who_looks_again_after_a_bounded_wait_gives_up_nothing(then, gives_up):
    """What decided to wait decides what comes of it."""
    source = f"def wait(self, timeout):\n    if not self.there:\n        self.cond.wait(timeout)\n        {then}\n"
    call = (1, "call", "x.py", 3, "self.cond.wait(timeout)", "self.cond.wait(timeout)")
    woken = (1, "wake", "x.py", 3, "self.cond.wait(timeout)", "self.cond", "", "its time has passed")
    assert (diagnose(_wrong(call, woken), Program({"x.py": source})).diagnosis == "gave-up-waiting") == gives_up


@pytest.mark.parametrize("given", ["item", "job", "Job(item)", "(item,)", "threading.Event()"])
def test_a_mark_among_things_of_the_programs_own_making_is_none_of_them(given):
    """None ends the work, and only what comes from a caller can be None."""
    source = f"""
import queue, threading
class Job:
    def __init__(self, item): self.item = item
jobs = queue.Queue()
def add(item):
    job = mine = Job(item)
    jobs.put({given})
def close():
    jobs.put(None)
def work():
    while True:
        got = jobs.get()
        if got is None:
            return
"""
    finding = replace(_wrong((1, "read", "x.py", 7, "", "item", "None")), schedule="7f3a9.g1")
    assert (diagnose(finding, Program({"x.py": source})).diagnosis == "in-band-signal") == (given == "item")


def test_a_slip_that_python_complains_of_is_no_wrong_exception():
    """A ``TypeError`` that nobody raised says that the code is wrong, not that exceptions go astray."""
    source = "def run(self, job):\n    try:\n        job(1)\n    except Exception as error:\n        raise error\n"
    finding = Finding("wrong-outcome", "x", trace=Trace(("main",), _steps((0, "call", "x.py", 3, "", "job(1)")), 0))
    for name, expected in (("TypeError", "plain-mistake"), ("KeyError", "wrong-exception")):
        contrast = Contrast({"raised": name}, {"value": 1})
        assert diagnose(finding, Program({"x.py": source}), contrast).diagnosis == expected


def test_fair_turns_interrupt_without_a_departure():
    """Where a thread is left in the middle, nobody says that it was an ordinary mistake."""
    row = lambda thread, kind, value: (thread, kind, "x.py", 2, "self.n += 1", "self.n", value)  # noqa: E731
    rows = (row(1, "read", "0"), row(2, "read", "0"), row(1, "write", "1"), row(2, "write", "1"))
    finding = Finding("wrong-outcome", "x", trace=Trace(("main", "T1", "T2"), _steps(*rows), 3), schedule="7f3a9.g1")
    assert diagnose(finding, Program({"x.py": "def f(self):\n    self.n += 1\n"})).diagnosis == "lost-update"


def test_a_program_that_complains_of_a_look_that_had_become_old():
    """What it raises by itself, after two threads went past the same test, is the work of that test."""
    source = "def enter(self):\n    while self.busy:\n        pass\n    self.busy = True\ndef leave(self):\n    raise RuntimeError\n"
    look, act = (2, "while self.busy:"), (4, "self.busy = True")
    row = lambda thread, kind, line, text, value: (thread, kind, "x.py", line, text, "self.busy", value)  # noqa: E731
    other = (1, "read", "x.py", 3, "x = self.n", "self.n", "0")
    rows = (row(1, "read", *look, "False"), other, row(2, "write", *act, "True"), row(1, "write", *act, "True"))
    finding = Finding(
        "exception",
        "RuntimeError in thread T1",
        file="x.py",
        line=6,
        schedule="7f3a9.g1,1@4=2",
        trace=Trace(("main", "T1", "T2"), _steps(*rows), 3),
    )
    assert diagnose(finding, Program({"x.py": source})).diagnosis == "check-then-act"


def test_time_that_passes_for_one_thread_alone_is_no_excuse():
    """A sleep lets nobody else in where there is nobody else."""
    rows = [(1, "wake", "x.py", 2, "time.sleep(1)", "", "", "its time has passed")]
    program = Program({"x.py": "def f(self):\n    time.sleep(1)\n"})
    for others, name in (([], "plain-mistake"), ([(2, "read", "x.py", 2, "", "self.n", "0")], "")):
        trace = Trace(("main", "T1", "T2"), _steps(*rows, *others), 3)
        assert diagnose(Finding("wrong-outcome", "x", trace=trace, schedule="7f3a9.g1"), program).diagnosis == name


def test_threads_may_go_on_until_they_are_told_to_end():
    """A pool's threads outlive the call that started them; only who has closed it may expect them to be over."""
    source = (
        "import threading\nclass Pool:\n    def __init__(self):\n        self.thread = threading.Thread(target=self.run)\n"
        "        self.thread.start()\n    def run(self):\n        self.n = 1\n    def close(self):\n"
        "        if self.n:\n            self.thread.join()\n"
    )
    begun = [(0, "start", "pool.py", 5, "self.thread.start()", "T1")]
    closed = [(0, "read", "pool.py", 9, "if self.n:", "self.n", "0")]
    works = [(1, "write", "pool.py", 7, "self.n = 1", "self.n", "1"), (1, "end", "pool.py", 7, "", "")]
    for rows, name in ((begun + works, ""), (begun + closed + works, "missing-join")):
        assert diagnose(_wrong(*rows, threads=("main", "T1")), Program({"pool.py": source})).diagnosis == name


def test_a_thread_that_only_wakes_and_ends_was_left_if_the_scenario_counted_it():
    """It does nothing more; but whoever asked who was left has met it."""
    source = "import threading\ndef go(jobs):\n    threading.Thread(target=jobs.get).start()\n    jobs.put(None)\n"
    begun = [(0, "start", "x.py", 3, "threading.Thread(target=jobs.get).start()", "T1")]
    told = [(0, "call", "x.py", 4, "jobs.put(None)", "jobs.put(None)"), (1, "wake", "x.py", 3, "", "")]
    counts, ends = [(0, "call", "scenarios.py", 9, "", "threads_left()")], [(1, "end", "x.py", 3, "", "")]
    for rows, name in ((counts + ends, "missing-join"), (ends + counts, "")):
        finding = replace(_wrong(*begun, *told, *rows, threads=("main", "T1")), schedule="7f3a9.g1")
        assert diagnose(finding, Program({"x.py": source})).diagnosis == name


def test_a_lock_that_a_lost_count_leaves_locked_is_not_called_forgotten():
    """Where it is given back under a test of what an update was lost of, the update is what is wrong."""
    source = (
        "def go(self):\n    self.cars -= 1\n    self.crossing.acquire()\n"
        "    if self.cars == 0:\n        self.crossing.release()\n"
    )
    wait = Wait("T3", "self.crossing", 3, "T1", 3, "waits for the lock", "x.py")
    row = lambda thread, kind, value: (thread, kind, "x.py", 2, "self.cars -= 1", "self.cars", value)  # noqa: E731
    lost = (row(1, "read", "2"), row(2, "read", "2"), row(2, "write", "1"), row(1, "write", "1"))
    for rows, name in ((lost, "lost-update"), (lost[:1], "lock-not-released")):
        trace = Trace(("main", "T1", "T2", "T3"), _steps(*rows), 2)
        finding = Finding("deadlock", "stuck", trace=trace, waits=(wait,), schedule="7f3a9.g1,1@4=2")
        assert diagnose(finding, Program({"x.py": source})).diagnosis == name


def test_a_lock_that_another_function_gives_back_is_not_called_forgotten():
    """It is kept on purpose until then; one that its own function gives back on some ways was forgotten on others."""
    source = "class Order:\n    def first(self):\n        self.two.acquire()\n    def second(self):\n        self.two.release()\n"
    forgotten = source.replace("    def second(self):\n", "        if self.n:\n            return\n")
    wait = Wait("T2", "self.two", 3, "T1", 3, "waits for the lock", "x.py")
    trace = Trace(("main", "T1", "T2"), _steps((1, "read", "x.py", 3, "", "self.two", "<lock>")), 1)
    finding = Finding("deadlock", "stuck", trace=trace, waits=(wait,), schedule="7f3a9.g1,1@4=2")
    for text, name in ((source, ""), (forgotten, "lock-not-released")):
        assert diagnose(finding, Program({"x.py": text})).diagnosis == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("def get(self, make):\n    self.lock.acquire()\n    make()\n    self.lock.release()\n", "lock-not-released"),
        ("def get(self, make):\n    with self.lock:\n        make()\n", "self-deadlock"),
    ],
)
def test_a_call_that_took_the_lock_and_raised_has_forgotten_it(source, name):
    """The next call waits for its own thread, which has no line since when it holds the lock. What a ``with`` has taken
    isn't forgotten: the function that was called came back."""
    rows = (
        (1, "acquire", "x.py", 2, "", "self.lock"),
        (1, "call", "scenarios.py", 9, "", "get(make)"),
        (1, "block", "x.py", 2, "", "self.lock"),
    )
    wait = Wait("T1", "self.lock", 2, action="waits for the lock", file="x.py")
    finding = Finding("deadlock", "stuck", trace=Trace(("main", "T1"), _steps(*rows), 1), waits=(wait,))
    assert diagnose(finding, Program({"x.py": source})).diagnosis == name


def test_what_is_only_tested_is_not_updated():
    """A value that decides whether another is put there in its place is a check; one that the new is made of is not."""
    row = lambda thread, kind, line, text, value: (thread, kind, "x.py", line, text, "self.box", value)  # noqa: E731
    look, put = (2, "if not self.box:"), (3, "self.box = [make()]")
    steps = [row(1, "read", *look, "[]"), row(2, "write", *put, "[1]"), row(1, "write", *put, "[2]")]
    program = Program({"x.py": "def get(self):\n    if not self.box:\n        self.box = [make()]\n"})
    assert diagnose(_wrong(*steps), program).diagnosis == "check-then-act"
    steps[2] = row(1, "write", 3, "self.box = [*self.box, 1]", "[2]")
    assert diagnose(_wrong(*steps), program).diagnosis == "lost-update"


def test_word_that_wakes_the_waiter_came_not_too_early():
    """A change after the notification is one of which a waiter that slept before it hears in time."""
    source = "def wait(self):\n    while not self.go:\n        self.cond.wait()\ndef give(self):\n    self.cond.notify()\n    self.go = 1\n"
    slept = (1, "block", "x.py", 3, "self.cond.wait()", "self.cond", "", "waits to be notified on self.cond")
    word = (2, "call", "x.py", 5, "self.cond.notify()", "self.cond.notify()")
    change = (2, "write", "x.py", 6, "self.go = 1", "self.go", "1")
    wait = Wait("T1", "self.cond", 3, action="waits to be notified on", file="x.py")
    for rows, name in (((slept, word, change), ""), ((word, slept, change), "lost-wakeup")):
        trace = Trace(("main", "T1", "T2"), _steps(*rows), 2)
        finding = Finding("deadlock", "stuck", trace=trace, waits=(wait,), schedule="7f3a9.g1,1@4=2")
        assert diagnose(finding, Program({"x.py": source})).diagnosis == name


def test_a_predicted_wait_under_a_lock_has_the_name_of_one_that_stands():
    """A ``held-lock`` finding with sides is the lock that is held while blocking."""
    sides = (Side("T1", "calls", "ready.wait()", "x.py", 2, ("lock (line 1)",)), Side("T2", "takes", "lock", "x.py", 3))
    program = Program({"x.py": "with lock:\n    ready.wait()\nwith lock: pass\n"})
    found = diagnose(Finding("held-lock", "may wait for ever", sides=sides), program)
    assert (found.diagnosis, found.line) == ("lock-held-while-blocking", 2)


_NEVER_STARTED = """
from threading import Thread


def run(job, other):
    first, second = Thread(target=job), Thread(target=other)
    first.start()
    first.join()
    second.start()
"""


@pytest.mark.parametrize(
    ("source", "name"),
    [(_NEVER_STARTED, "serialised"), (_NEVER_STARTED.replace("second.start", "print"), "waits-for-the-wrong-thread")],
)
def test_who_waits_for_the_right_thread_before_starting_another_is_not_blamed_for_waiting(source, name):
    """What is missing is the other one's start, which comes too late."""
    wait = Wait("main", "thread T1", 8, action="waits for the end of", file="x.py")
    steps = _steps((0, "call", "x.py", 7, "first.start()", "", ""), (0, "block", "x.py", 8, "first.join()", "T1", ""))
    stuck = Wait("T1", "a lock", 0, action="waits for the lock")
    trace = Trace(("main", "T1"), steps, 0)
    finding = Finding("deadlock", "stuck", trace=trace, schedule="7f3a9.g1", waits=(wait, stuck))
    assert diagnose(finding, Program({"x.py": source})).diagnosis == name


def test_a_small_pool_is_too_small_only_where_somebody_was_left_out():
    """Of those who were to meet, not all did; where all met, or nothing came that can be looked at, it is large enough."""
    program = Program({"x.py": "def go(function, items):\n    with Pool(2) as pool:\n        return pool.map(function, items)\n"})
    finding = Finding("wrong-outcome", "wrong", observed="observed on real threads in run 1 of 3; not replayable")
    answers = [True, False], [True, True], {"met": [True, False], "here": True}, {"met": [True], "here": False}, {"met": False}, {"$opaque": "map"}
    named = [diagnose(finding, program, Contrast(each, len)).diagnosis == "too-few-workers" for each in answers]
    assert named == [True, False, True, False, True, False]
