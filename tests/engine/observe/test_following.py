"""An execution that begins like the one before takes over what was written down of it."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from programs import program

from grader.engine import Settings, World
from grader.engine.explore import controlled
from grader.engine.runner import Runner
from grader.engine.strategies import Exhaustive

sys.path.insert(0, str(Path(__file__).parents[1] / "strategies"))

from random_programs import random_program


class Attentive(Exhaustive):
    """Takes over nothing: every event of every execution is looked at."""

    def watch(self, witness):
        self._witness = None
        super().watch(witness)


@pytest.fixture(scope="module")
def world():
    """One simulated library for all programs."""
    return World()


def _searched(world, subject, search, parameters=None, limit=120):
    """All that is known of each execution: its decisions, its ending, its events, and what was numbered."""
    seen = []
    with controlled(world):
        runner = Runner(subject, world, Settings(), "play", parameters or {})
        for number in range(limit):
            if search.finished:
                break
            search.begin(number)
            run = runner.run(search, watch=search.watch)
            names = [type(each).__name__ for each in run.witness.things.kept]
            seen.append((run.decisions, run.ending.key, names, [_written(each) for each in run.witness.events]))
    return seen


def _written(event):
    return event.task, event.site, list(event.after), event.all_before, event.accesses, event.locks, event.call


@pytest.mark.parametrize("bound", [None, 1])
@pytest.mark.parametrize("seed", range(500, 520))
def test_what_is_taken_over_is_what_would_have_been_seen(world, seed, bound):
    """On random programs: events, numbers and the whole search are those of one that looks at everything."""
    subject = random_program(random.Random(seed), 2 + seed % 2, 2)
    assert _searched(world, subject, Exhaustive(bound)) == _searched(world, subject, Attentive(bound))


FICKLE = """
def play(submission, kept):
    kept.append(0)
    class S: x = 0
    s = S()
    def bump(): s.x += 1
    if len(kept) % 3 == 0:
        s.y = 1
    run_together([bump, bump])
    return s.x
"""


def test_an_execution_that_begins_otherwise_proves_nothing(world):
    """The scenario remembers earlier executions, and does something else in every third."""
    search = Exhaustive()
    seen = _searched(world, program("", FICKLE), search, {"kept": []})
    assert len(seen) > 2
    assert search.finished
    assert not search.exact
