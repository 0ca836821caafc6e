"""Standstills that look like a pattern from afar, and what threads hold."""

import pytest
from traces import INTERRUPTED, named, rows_of, trace_of

from grader.judge.diagnosis import Program, diagnose, holding
from grader.judge.diagnosis.evidence import Evidence
from grader.judge.diagnosis.stale import stale_uses
from grader.results import Finding, Wait

_PERMITS = """
def first(self):
    self.go(self.left)
def go(self, permit):
    self.left.acquire()
    if self.odd:
        self.left.release()
def pass_on(self):
    for each in (self.left, self.right):
        each.release()
"""


@pytest.mark.parametrize("taking", ["permit", "self.both[0]"])
def test_a_permit_under_a_passing_name_is_given_back_under_another(taking):
    """What a parameter or an item stands for has another name where it is given back."""
    source = _PERMITS.replace("self.left.acquire", f"{taking}.acquire")
    for text, name, expected in ((_PERMITS, "self.left", "lock-not-released"), (source, taking, "")):
        rows = ((1, "call", 5, f"{name}.acquire()"), (1, "end", 0, ""), (2, "block", 5, name))
        wait = Wait("T2", name, 5, action="waits for a permit of", file="x.py")
        assert named(text, *rows, kind="deadlock", waits=(wait,)) == expected


def test_what_is_given_back_by_another_name_is_given_back():
    """The trace shows which semaphore it was, and the text may call it by any name."""
    wait = Wait("T2", "self.left", 5, action="waits for a permit of", file="x.py")
    taken, end = (1, "call", 5, "self.left.acquire()"), (1, "end", 0, "")
    given = ((1, "call", 10, "each.release()"), (1, "acquire", 10, "self.left"))
    stuck = (2, "block", 5, "self.left")
    for rows, name in (((taken, end, stuck), "lock-not-released"), ((taken, *given, end, stuck), "")):
        assert named(_PERMITS, *rows, kind="deadlock", waits=(wait,)) == name
    never = _PERMITS.replace("self.left.release()", "pass")
    assert named(never, taken, end, stuck, kind="deadlock", waits=(wait,)) == ""


_ITEMS = """
def eat(self, first, second):
    self.forks[first].acquire()
    self.forks[second].acquire()
    self.forks[first].release()
"""


@pytest.mark.parametrize(("given", "name"), [("self.forks #1", "lock-not-released"), ("self.forks #3", "")])
def test_an_item_given_to_a_neighbour_is_no_permit_kept(given, name):
    """Who gives what it has not taken gives word; who gives back one of two has forgotten the other."""
    call = lambda line, item, method: (1, "call", line, f"self.forks[{item}].{method}()")  # noqa: E731
    first = (call(3, "first", "acquire"), (1, "acquire", 3, "self.forks #1"))
    second = (call(4, "second", "acquire"), (1, "acquire", 4, "self.forks #2"))
    back = (call(5, "first", "release"), (1, "acquire", 5, given))
    wanted = (
        (2, "call", 4, "self.forks[second].acquire()"),
        (2, "acquire", 4, "self.forks #2"),
        (2, "block", 4, "self.forks #2"),
    )
    wait = Wait("T2", "self.forks[second]", 4, action="waits for a permit of", file="x.py")
    rows = (*first, *second, *back, (1, "end", 0, ""), *wanted)
    assert named(_ITEMS, *rows, kind="deadlock", waits=(wait,)) == name


def test_what_threads_hold_is_worked_out_once(monkeypatch):
    """However many questions are asked about a long trace."""
    source = "def add(self):\n    with self.lock:\n        self.n += 1\n"
    rows, asked = [], []
    for turn in range(200):
        thread = 1 + turn % 2
        rows += [
            (thread, "acquire", 2, "self.lock"),
            (thread, "read", 3, "self.n", str(turn)),
            (thread, "release", 2, "self.lock"),
        ]
    finding = Finding("wrong-outcome", "wrong", trace=trace_of(rows_of(source, *rows)), schedule=INTERRUPTED)
    evidence = Evidence(finding, Program({"x.py": source}))
    real = holding.method_of
    monkeypatch.setattr(holding, "method_of", lambda step: asked.append(step) or real(step))
    list(stale_uses(evidence))
    assert [holding.held(evidence, step) for step in evidence.steps if step.kind == "read"] == [{"self.lock"}] * 200
    assert len(asked) <= len(rows)


_FLIP = """
def wait(self):
    with self.told:
        before = self.sense
        while self.sense == before:
            self.told.wait()
def flip(self):
    with self.told:
        self.sense = not self.sense
        self.told.notify_all()
"""


def test_a_waiter_that_slept_and_looked_again_has_lost_no_word():
    """What it saw before it slept for the first time was changed since, and it was told of that."""
    see = (1, "read", 4, "self.sense", "False")
    slept = (1, "block", 6, "self.told", "", "waits to be notified on self.told")
    change, word = (2, "write", 9, "self.sense", "True"), (2, "call", 10, "self.told.notify_all()")
    wait = Wait("T1", "self.told", 6, action="waits to be notified on", file="x.py")
    woken = (1, "wake", 6, "")
    for rows, name in (((see, slept, change, word, woken, slept), ""), ((see, change, word, slept), "lost-wakeup")):
        assert named(_FLIP, *rows, kind="deadlock", waits=(wait,)) == name


_EVENT = """
def take(self):
    self.ready.wait()
    self.ready.clear()
def give(self):
    self.ready.set()
"""


def test_an_event_that_another_waiter_has_cleared_is_not_said_to_be_a_condition():
    """Somebody was waiting when it was set; whoever is late finds it cleared."""
    given, late = (3, "call", 6, "self.ready.set()"), (2, "block", 3, "self.ready")
    heard, clear = (1, "call", 3, "self.ready.wait()"), (1, "call", 4, "self.ready.clear()")
    wait = Wait("T2", "self.ready", 3, action="waits for the event", file="x.py")
    program = Program({"x.py": _EVENT})
    for rows in ((given, heard, clear, late), (heard, given, clear, late)):
        trace = trace_of(rows_of(_EVENT, *rows))
        found = diagnose(Finding("deadlock", "stuck", trace=trace, waits=(wait,), schedule=INTERRUPTED), program)
        assert found.diagnosis == "lost-wakeup"
        assert "An event was set, and cleared again" in found.explanation
        assert "condition" not in found.explanation
