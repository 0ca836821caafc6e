"""Tokens: minimised, replayed, carried to another Python version and past an edit of comments."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from programs import program

from grader.engine import Seen, Settings, explain, explore

RECORDED = Path(__file__).parent / "recorded_tokens.json"
"""Failing schedules as Python 3.12 found them and cut them down: (source, scenario, token, ending, value)."""

LOST = """
    import threading
    class Counter:
        def __init__(self):
            self.value = 0
        def increment(self):
            self.value += 1
"""
COUNT = """
    def play(submission, threads, times):
        counter = submission.Counter()
        run_together([lambda: [counter.increment() for _ in range(times)]] * threads)
        return counter.value
"""
PARAMETERS = {"threads": 3, "times": 2}


def recorded() -> list[dict[str, object]]:
    """The recorded failures."""
    return json.loads(RECORDED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", recorded(), ids=lambda case: case["name"])
def test_a_token_found_by_another_version_replays_on_this_one(case):
    """Same ending, same observation, and nothing diverges."""
    subject = program(case["source"], case["scenario"])
    explanation = explain(subject, "play", {}, Settings(clock=case["clock"]), case["token"], minimise=False)
    assert explanation.diverged == ""
    assert explanation.ending.kind == case["ending"]
    assert explanation.ending.value == case["value"]


@pytest.mark.parametrize("case", recorded(), ids=lambda case: case["name"])
def test_minimising_keeps_the_failure_and_what_is_left_replays(case):
    """Round trip: found, cut down, printed, read, replayed, the same."""
    subject = program(case["source"], case["scenario"])
    settings = Settings(clock=case["clock"])
    whole = explain(subject, "play", {}, settings, case["token"], minimise=False)
    small = explain(subject, "play", {}, settings, case["token"])
    again = explain(subject, "play", {}, settings, small.token, minimise=False)
    assert whole.ending.key == small.ending.key == again.ending.key
    assert small.token.count(",") <= whole.token.count(",")
    assert again.trace == small.trace
    assert again.diverged == ""


def test_every_failure_of_an_exploration_replays():
    """Whatever the search saw, its token shows again."""
    subject = program(LOST, COUNT)
    for event in explore(subject, "play", PARAMETERS, Settings(schedules=150)):
        if isinstance(event, Seen):
            explanation = explain(subject, "play", PARAMETERS, Settings(), event.token, minimise=False)
            assert explanation.ending.key == event.outcome.key
            assert explanation.diverged == ""


def test_a_lost_update_is_cut_down_to_the_switches_that_it_needs():
    """Two departures from the default rule lose one of two increments."""
    subject = program(LOST, COUNT)
    parameters = {"threads": 2, "times": 1}
    token = next(
        event.token
        for event in explore(subject, "play", parameters, Settings())
        if isinstance(event, Seen) and event.outcome.value == 1
    )
    assert explain(subject, "play", parameters, Settings(), token).token.count(",") <= 2


def test_comments_and_blank_lines_do_not_change_a_token():
    """Places are counted, not numbered by line."""
    subject = program(LOST, COUNT)
    edited = program(LOST.replace("self.value += 1", "# now it counts\n\n            self.value += 1  # here"), COUNT)
    for event in explore(subject, "play", PARAMETERS, Settings(schedules=100)):
        if isinstance(event, Seen):
            explanation = explain(edited, "play", PARAMETERS, Settings(), event.token, minimise=False)
            assert explanation.ending.value == event.outcome.value
            assert explanation.diverged == ""


def test_a_schedule_that_no_longer_fits_is_reported():
    """The code has changed: the replay says where it left the schedule."""
    fixed = program(LOST.replace("self.value += 1", "pass"), COUNT)
    explanation = explain(fixed, "play", PARAMETERS, Settings(), "g1,1@7=0,1@9=2", minimise=False)
    assert "never came up" in explanation.diverged
    refused = explain(program(LOST, COUNT), "play", PARAMETERS, Settings(), "g1,1@2=9", minimise=False)
    assert "could not run" in refused.diverged


def test_what_the_schedule_does_not_decide_is_reported_as_divergence():
    """A program that remembers earlier executions outside its modules can't be replayed, and that is said."""
    source = """
        import sys
        def one():
            sys.flags_of_mine = getattr(sys, "flags_of_mine", 0) + 1
            return sys.flags_of_mine
    """
    subject = program(source, "def play(submission):\n    return submission.one()\n")
    first = explain(subject, "play", {}, Settings(), "g1")
    assert "something beside the schedule decides" in first.diverged


def test_the_trace_tells_reads_writes_and_lock_operations():
    """Per step: the thread, the line, what was touched, and the value."""
    subject = program(
        "import threading\nlock = threading.Lock()\nclass Box: value = 1\nbox = Box()\n"
        "def one():\n    with lock:\n        box.value = box.value + 4\n",
        "def play(submission):\n    run_together([submission.one])\n    return submission.box.value\n",
    )
    steps = explain(subject, "play", {}, Settings(), "g1").trace.steps
    told = [
        (step.kind, step.line, step.target, step.value)
        for step in steps
        if step.file == "subject.py" and step.thread == 1
    ]
    assert ("acquire", 6, "lock", "") in told
    assert ("read", 7, "box.value", "1") in told
    assert ("write", 7, "box.value", "5") in told
    assert (
        told.index(("acquire", 6, "lock", ""))
        < told.index(("write", 7, "box.value", "5"))
        < told.index(("release", 7, "lock", ""))
    )
