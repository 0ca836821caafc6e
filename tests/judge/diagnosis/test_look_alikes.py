"""Programs that look like a pattern from afar: the rule's evidence is nearly all there, and the name would be wrong."""

import pytest
from traces import REAL, named, rows_of, trace_of

from grader.judge.diagnosis import Contrast, Program, diagnose
from grader.judge.diagnosis.evidence import Evidence
from grader.results import Finding

_SHOP = """
def visit(self, act):
    self.told.notify()
    self.called.wait()
    act()
def work(self, cut):
    self.told.wait()
    cut()
"""


def test_who_waits_for_an_answer_before_acting_has_made_nothing_known_too_early():
    """The other one was to act first: that is what the wait is for."""
    word, wait, deed = (
        (1, "call", 3, "self.told.notify()"),
        (1, "call", 4, "self.called.wait()"),
        (1, "call", 5, "act()"),
    )
    other = ((2, "call", 7, "self.told.wait()"), (2, "call", 8, "cut()"))
    assert named(_SHOP, other[0], word, wait, other[1], deed) == ""
    assert named(_SHOP, other[0], word, other[1], deed) == "unsafe-publication"
    for_a_lock = (1, "block", 4, "self.lock", "", "waits for the lock self.lock")
    assert named(_SHOP, other[0], word, for_a_lock, other[1], deed) == "unsafe-publication"


def test_a_question_is_no_deed():
    """What was handed over is asked in the test of a loop, by each thread in its turn."""
    source = _SHOP.replace("    act()", "    while act():\n        pass").replace(
        "    cut()", "    while cut():\n        pass"
    )
    word, deed = (1, "call", 3, "self.told.notify()"), (1, "call", 5, "act()")
    other = ((2, "call", 8, "self.told.wait()"), (2, "call", 9, "cut()"))
    assert named(source, other[0], word, other[1], deed) == ""


_TOLD = """
def run(self):
    while self.turns:
        self.n += 1
        self.tell()
def tell(self):
    self.told.set()
def hear(self):
    self.told.wait()
    return self.n
"""


def test_a_change_that_has_a_word_of_its_own_is_not_one_that_came_late():
    """The next turn's change, and the next turn's word of it, which is given in a function of its own."""
    word = (1, "call", 7, "self.told.set()")
    heard = ((2, "call", 9, "self.told.wait()"), (2, "read", 10, "self.n", "1"))
    change = (1, "write", 4, "self.n", "2")
    assert named(_TOLD, heard[0], word, heard[1], change) == "unsafe-publication"
    assert named(_TOLD, heard[0], word, heard[1], change, word) == ""


_COUNTED = """
def enter(self):
    self.waiting += 1
    self.turn.wait()
    self.waiting -= 1
def look(self):
    return self.waiting
"""


def test_a_number_of_those_who_wait_is_to_be_seen_while_they_do():
    """It is counted up and down again round a wait; round anything else, others see what is no more so."""
    at = lambda line, kind, value: (1, kind, line, "self.waiting", value)  # noqa: E731
    rows = (at(3, "read", "0"), at(3, "write", "1"), (2, "read", 7, "self.waiting", "1"))
    back = (at(5, "read", "1"), at(5, "write", "0"))
    assert named(_COUNTED, *rows, *back) == ""
    assert named(_COUNTED.replace(".wait()", ".look()"), *rows, *back) == "unsafe-publication"


_JOINED = """
def call(self, job):
    thread = threading.Thread(target=job)
    thread.start()
    thread.join()
"""
_STARTED = ((1, "call", 4, "thread.start()"), (1, "start", 4, "T3"))
_WORKS = ((3, "write", 0, "here", "1"), (3, "end", 0, ""))


@pytest.mark.parametrize(("joined", "name"), [(True, ""), (False, "missing-join")])
def test_a_call_on_another_thread_is_over_when_that_thread_leaves_it(joined, name):
    """The first thread is not always the one that called."""
    threads = [(0, "start", 0, name) for name in ("T1", "T2")]
    wakes = ((1, "block", 5, "thread T3"), *_WORKS, (1, "wake", 5, "")) if joined else _WORKS
    assert named(_JOINED, *threads, *_STARTED, *wakes, (1, "end", 0, "")) == name


def test_a_trace_that_was_cut_short_does_not_tell_who_was_left():
    """The end of the thread, and of the wait for it, may be in what is missing."""
    rows = [(0, "start", 0, name) for name in ("T1", "T2")] + [*_STARTED]
    assert named(_JOINED, *rows) == "missing-join"
    assert named(_JOINED, *rows, truncated=True) != "missing-join"


def test_a_daemon_beside_a_thread_that_is_joined_need_not_be_over():
    """It was made one so that nobody has to wait for it; without anybody to wait for, something is missing."""
    source = "def go(job, other):\n    threading.Thread(target=job, daemon=True).start()\n    other.join()\n"
    rows = ((0, "start", 2, "T1"), (1, "write", 0, "here", "1"), (1, "end", 0, ""))
    assert named(source, *rows) == ""
    assert named(source.replace("other.join()", "pass"), *rows) == "missing-join"
    assert named(source.replace(", daemon=True", ""), *rows) == "missing-join"


def test_a_thread_that_begins_when_the_call_is_over_is_no_ordinary_mistake():
    """Whether it begins in time is a matter of the order of threads, though none was interrupted."""
    source = "def go(job, other):\n    threading.Thread(target=bg, daemon=True).start()\n    other.join()\ndef bg():\n    look()\n"
    start, late = (0, "start", 2, "T1"), (1, "call", 5, "look()")
    over = (0, "call", 3, "other.join()")
    for rows, name in (((start, over, late), ""), ((start, late, over), "plain-mistake")):
        trace = trace_of(rows_of(source, *rows))
        finding = Finding("wrong-outcome", "wrong", trace=trace, schedule="7f3a9.g1")
        assert diagnose(finding, Program({"x.py": source})).diagnosis == name


_RETURNED = """
def work(self):
    while (job := self.jobs.get()) is not None:
        self.busy = job()
def result(self):
    raise self.busy
def shutdown(self):
    self.jobs.put(None)
"""


def test_what_comes_after_an_exception_is_no_reason_for_it():
    """The threads that go on until the program ends interrupt nobody in what has gone wrong already."""
    begun, failed = (1, "loop", 3, "while"), (0, "raise", 6, "", "", "raises ValueError")
    on = (1, "read", 3, "self.busy", "1")
    trace = lambda *rows: trace_of(rows_of(_RETURNED, *rows))  # noqa: E731
    program = Program({"x.py": _RETURNED})
    for rows, undisturbed in (
        ((failed, begun, (2, "read", 3, "self.busy"), on), True),
        ((begun, failed, on, failed), False),
    ):
        finding = Finding("exception", "ValueError", file="x.py", line=6, trace=trace(*rows), schedule="7f3a9.g1")
        assert Evidence(finding, program).uninterrupted == undisturbed


def test_what_is_taken_out_of_a_queue_was_not_looked_at():
    """Another item that is put there later spoils nothing."""
    shown = (1, "read", 3, "self.jobs", "<Queue>")
    acts = (1, "write", 4, "self.busy", "7")
    taken, put = (1, "call", 3, "self.jobs.get()"), (2, "call", 8, "self.jobs.put(None)")
    assert named(_RETURNED, shown, taken, put, acts) == ""
    known = _RETURNED.replace("jobs.get()", 'jobs.get("next")')
    seen, changed = (1, "call", 3, 'self.jobs.get("next")'), (2, "call", 8, "self.jobs.update(a)")
    assert named(known, seen, changed, acts) == "check-then-act"


_TWO_POOLS = """
def first(work, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(work, items))
def second(work, items):
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, items))
"""


@pytest.mark.parametrize(
    ("source", "message", "name", "line"),
    [
        (_TWO_POOLS, "Four calls of second never met.", "too-few-workers", 6),
        (_TWO_POOLS, "Four calls of first never met.", "too-few-workers", 3),
        (_TWO_POOLS, "Four calls never met.", "", 0),
        (
            _TWO_POOLS.replace("items))\ndef", "items, chunksize=4))\ndef"),
            "Two calls of first never met.",
            "serialised",
            4,
        ),
        (
            _TWO_POOLS.replace("items))\ndef", "items, chunksize=1))\ndef"),
            "Two calls of first never met.",
            "too-few-workers",
            3,
        ),
    ],
)
def test_the_pool_that_is_too_small_is_that_of_the_function_in_question(source, message, name, line):
    """And not, where items are handed over in chunks, the pool at all."""
    finding = Finding("wrong-outcome", message, observed=REAL)
    found = diagnose(finding, Program({"x.py": source}), Contrast({"met": [True, False]}, len))
    assert (found.diagnosis, found.line) == (name, line)


def test_what_is_copied_was_not_sent():
    """Copying complains in the words of pickling, and so may what a thread does; a process has to be there."""
    source = "import copy\n" + _TWO_POOLS.replace("pool.map(work, items))\n", "pool.map(copy.copy, items))\n")
    finding = Finding("exception", "TypeError: cannot pickle 'generator' object", file="x.py", observed=REAL)
    at = lambda line, text: diagnose(Finding(**{**_fields(finding), "line": line}), Program({"x.py": text})).diagnosis  # noqa: E731
    assert at(4, _TWO_POOLS) == "not-sendable"
    assert at(7, _TWO_POOLS) != "not-sendable"
    sends_a_copy = source.replace("pool.map(copy.copy, items)", "pool.map(work, copy.copy(items))")
    assert at(5, sends_a_copy) != "not-sendable"


def _fields(finding):
    return {"kind": finding.kind, "message": finding.message, "file": finding.file, "observed": finding.observed}
