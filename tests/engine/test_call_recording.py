"""The word ``history_of``: what is recorded of calls by several threads, and in what order."""

from __future__ import annotations

from itertools import combinations

import pytest
from programs import endings, explored, program

from grader.engine import Seen, Settings, explain, explore

PLAY = """
def play(submission, calls, before=(), after=()):
    return history_of(submission.Subject(), calls, before=before, after=after)
"""
LOGGING = """
class Subject:
    def __init__(self):
        self.log = []
    def work(self, name):
        self.log.append(["begin", name])
        self.log.append(["end", name])
"""
MAILBOX = """
import threading
class Subject:
    def __init__(self):
        self.items = []
        self.changed = threading.Condition()
    def put(self, item):
        with self.changed:
            self.items.append(item)
            self.changed.notify()
    def take(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            return self.items.pop(0)
    def refuse(self):
        raise KeyError("no")
    def halt(self):
        raise SystemExit
    def stub(self):
        raise NotImplementedError
    def spin(self):
        while not self.items:
            pass
"""


def recorded(source, *, schedules=100, **parameters):
    """Every distinct ending of the calls."""
    return endings(program(source, PLAY), parameters=parameters, schedules=schedules)


def histories(source, **parameters):
    """Every distinct history."""
    return [ending.value for ending in recorded(source, **parameters)]


def relation(history):
    """Which calls had returned before which others began."""
    return {
        (*first["args"], *second["args"])
        for first in history
        for second in history
        if first is not second and first.get("to", 1 << 30) < second["from"]
    }


def test_a_call_stands_between_its_first_and_last_step():
    """Who had returned before another began did all it does before: seen from inside the object."""
    calls = [[["work", "a"], ["work", "b"]], [["work", "c"]]]
    for history in histories(LOGGING, calls=calls, after=["log"]):
        log = history[-1]["returned"]
        span = {row["args"][0]: (row["from"], row["to"]) for row in history[:-1]}
        for first, second in [*combinations("abc", 2), *combinations("cba", 2)]:
            if span[first][1] < span[second][0]:
                assert log.index(["end", first]) < log.index(["begin", second])


def test_every_order_of_two_calls_can_be_seen():
    """One first, the other first, and both at once: there is a scheduling point before a call, none at its ends."""
    seen = {
        tuple((row["from"], row["to"]) for row in history)
        for history in histories(LOGGING, calls=[[["work", "a"]], [["work", "b"]]])
    }
    assert seen == {((0, 0), (1, 1)), ((1, 1), (0, 0)), ((0, 0), (0, 0))}


def test_three_calls_have_nineteen_orders():
    """As many as there are interval orders of three labelled things (OEIS A079144): all of them, and each once."""
    assert len(histories(LOGGING, calls=[[["work", "a"]], [["work", "b"]], [["work", "c"]]], schedules=2_000)) == 19


def test_equal_orders_are_equal_endings():
    """No two endings differ in nothing but numbers: with the same outcomes, the relation is another one."""
    calls = [[["work", "a"], ["work", "b"]], [["work", "c"], ["work", "d"]]]
    found = [
        (repr([row.get("returned") for row in history]), frozenset(relation(history)))
        for history in histories(LOGGING, calls=calls, schedules=300)
    ]
    assert len(found) == len(set(found)) > 5


def test_threads_call_before_together_and_after():
    """In that order, each phase when the one before has come to rest."""
    (history,) = histories(MAILBOX, before=[["put", 1]], calls=[[["take"]]], after=["items"])
    assert [(row["thread"], row["call"], row["from"], row["to"]) for row in history] == [
        ("before", "put", 0, 0),
        ("T1", "take", 1, 1),
        ("after", "items", 2, 2),
    ]


def test_outcomes_are_plain():
    """A value, an exception's classes from the most special on, or an opaque object; reading has no arguments."""
    (history,) = histories(MAILBOX, calls=[[["put", [1, {"a": 2}]], ["refuse"], ["halt"], ["take"], "changed", "no"]])
    assert [row.get("args") for row in history] == [[[1, {"a": 2}]], [], [], [], None, None]
    assert [row.get("returned") for row in history][3:5] == [[1, {"a": 2}], {"$opaque": "Condition"}]
    assert [row["raised"][0] for row in history if "raised" in row] == ["KeyError", "SystemExit", "AttributeError"]
    assert history[1]["raised"] == ["KeyError", "LookupError", "Exception", "BaseException"]


def test_a_call_that_waits_for_ever_is_pending():
    """What its thread was to call next is missing, and there is no leak, but a finding for the judge."""
    (ending,) = recorded(MAILBOX, calls=[[["take"], ["put", 1]]])
    assert ending.value == [{"thread": "T1", "call": "take", "args": [], "pending": "blocked", "from": 0}]
    (finding,) = ending.findings
    assert (finding.kind, finding.line) == ("pending-call", 14)
    assert finding.message.startswith("take() in thread T1 never ends: it waits to be notified on")
    assert [wait.thread for wait in finding.waits] == ["T1"]


def test_who_is_woken_later_goes_on():
    """A call that waited when its phase was over has returned when the next one lets it."""
    for history in histories(MAILBOX, calls=[[["take"]], [["take"]]], after=[["put", 1], ["put", 2]]):
        assert sorted(row["returned"] for row in history[:2]) == [1, 2]


def test_a_call_that_goes_round_and_round_is_pending():
    """Fairly scheduled and for long without anybody's call beginning or returning."""
    seen = recorded(MAILBOX, calls=[[["spin"]], [["put", 1], ["take"]]], schedules=40)
    pending = [ending for ending in seen if "pending" in ending.value[0]]
    assert 0 < len(pending) < len(seen)
    assert {ending.value[0]["pending"] for ending in pending} == {"running"}
    assert {finding.kind for ending in pending for finding in ending.findings} == {"pending-call"}


def test_a_stub_is_no_outcome():
    """NotImplementedError stays what it is."""
    seen = recorded(MAILBOX, calls=[[["stub"]], [["put", 1]]], schedules=20)
    assert {finding.kind for ending in seen for finding in ending.findings} == {"not-implemented"}


def test_a_long_call_is_waited_for():
    """Thousands of steps are no reason to call it pending as long as others call and return, or it ends."""
    source = "class Subject:\n    def work(self, count):\n        for _ in range(count):\n            pass\n"
    (ending,) = recorded(source, calls=[[["work", 1_500]], [["work", 1]] * 3], schedules=1)
    assert [row["returned"] for row in ending.value] == [None] * 4


def test_a_daemon_that_never_rests_delays_nobody():
    """A thread of the object's own that polls for ever is not waited for."""
    source = """
        import threading, time
        class Subject:
            def __init__(self):
                threading.Thread(target=self.poll, daemon=True).start()
            def poll(self):
                while True:
                    time.sleep(1)
            def work(self):
                return 1
    """
    summary = explored(program(source, PLAY.replace("calls,", "calls=([['work']], [['work']]),")), schedules=50)
    assert {ending.kind for ending, _, _ in summary.outcomes} == {"returned"}
    assert summary.steps < 50 * 200


@pytest.mark.parametrize("calls", [[[["work", "a"]], [["work", "b"]]], [[["work", "a"], ["work", "b"]], [["work", "c"]]]])
def test_a_schedule_gives_its_history_again(calls):
    """Each ending's token replays it, minimised too."""
    subject = program(LOGGING, PLAY)
    for event in explore(subject, "play", {"calls": calls}, Settings(schedules=60)):
        if isinstance(event, Seen):
            told = explain(subject, "play", {"calls": calls}, Settings(), event.token)
            assert (told.ending.value, told.diverged) == (event.outcome.value, "")


def test_a_trace_says_which_call_begins():
    """As a step of its thread, at the scenario's line."""
    told = explain(program(LOGGING, PLAY), "play", {"calls": [[["work", "a"]]]}, Settings(), "g1")
    (step,) = [each for each in told.trace.steps if each.target.startswith("work(")]
    assert (step.kind, step.file, step.line, told.trace.threads[step.thread]) == ("call", "scenarios.py", 3, "T1")
