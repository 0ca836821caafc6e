"""The yardstick's programs are what they claim: each bug is there, hides from the plain schedule, and is mended."""

from __future__ import annotations

import pytest
from directed import Directed, numbered

from benchmarks.yardstick.catalogue import entries
from benchmarks.yardstick.contestants.engine import failure, program_of
from grader.engine import Explored, Seen, Settings, Single, World, explore
from grader.engine.strategies import Mixed, RandomWalk, Straight

BUDGET = 2_000
"""Executions in which a bug must show."""

QUIET = 60
"""Executions in which a mended program must not fail."""

ENTRIES = entries()

TAKE = [
    "while self.count.value > 1",
    "head = self.head.value",
    "after = self.next[head].exchange",
    "if self.head.compare_and_set(head, after)",
    "self.count.add(-1)",
    "if self.owners[index] is not None",
]
GIVE = [
    "self.owners[index] = None",
    "head = self.head.value #2",
    "self.next[index].exchange(head)",
    "if self.head.compare_and_set(head, index)",
    "self.count.add(1)",
]
RARE = {
    "reorder_10": [(1, ["self.a = 1"]), (10, ["a = self.a", "self.seen = [a, self.b]"]), (1, ["self.b = -1"])],
    "safestack": [
        (3, TAKE[:2]),
        (1, TAKE + GIVE[:3]),
        (2, TAKE + GIVE[:3]),
        (3, TAKE[2:3]),
        (1, [GIVE[3], *GIVE[1:], TAKE[0]]),
        (3, TAKE[3:] + GIVE[:1]),
        (1, TAKE[1:]),
        (3, GIVE[1:]),
        (2, [GIVE[3], *GIVE[1:], *TAKE]),
    ],
}
"""Bugs that sampling finds too seldom for a test: who runs from where to where."""


@pytest.fixture(scope="module")
def world():
    """One world for all programs."""
    return World()


def first_failure(entry, variant, world, source, executions):
    """What goes wrong first within so many executions, and how many were made."""
    is_right, done = entry.load().is_right, 0
    events = explore(
        program_of(entry),
        variant,
        {"arguments": list(entry.arguments)},
        Settings(schedules=executions),
        world=world,
        source=source,
    )
    for event in events:
        if isinstance(event, Seen) and (wrong := failure(event, is_right)):
            events.close()
            return wrong, event.executions
        done = event.executions if isinstance(event, Explored) else done
    return "", done


@pytest.mark.parametrize("name", [name for name in ENTRIES if name not in RARE])
def test_every_bug_shows_under_some_schedule(name, world):
    """Whoever misses it has missed something."""
    wrong, _ = first_failure(ENTRIES[name], "buggy", world, None, BUDGET)
    assert wrong


@pytest.mark.parametrize("name", RARE)
def test_a_bug_that_needs_a_rare_schedule_is_there_all_the_same(name, world):
    """Led by the hand, line after line, the program comes to a wrong observation."""
    entry = ENTRIES[name]
    program = program_of(entry)
    script = numbered(entry.path.read_text(), RARE[name])
    guide = Directed(program.sites, entry.path.name, script)
    parameters = {"arguments": list(entry.arguments)}
    first, *_ = explore(program, "buggy", parameters, Settings(), world=world, source=Single(guide, 1))
    assert guide.done
    assert not entry.load().is_right(first.outcome.value)


@pytest.mark.parametrize("name", ENTRIES)
def test_no_bug_shows_without_a_switch(name, world):
    """Threads that run one after another, each until it blocks, never fail: it takes a scheduler to find the bug."""
    wrong, done = first_failure(ENTRIES[name], "buggy", world, Single(Straight(), 1), 1)
    assert (wrong, done) == ("", 1)


@pytest.mark.parametrize("name", ENTRIES)
def test_no_mended_program_fails(name, world):
    """Not under the default's schedules, and not under a plain random walk."""
    wrong, _ = first_failure(ENTRIES[name], "fixed", world, None, QUIET)
    assert not wrong
    wrong, done = first_failure(ENTRIES[name], "fixed", world, Single(RandomWalk(1), QUIET), QUIET)
    assert (wrong, done) == ("", QUIET)


@pytest.mark.parametrize("name", ENTRIES)
def test_a_bug_hangs_if_it_says_so(name, world):
    """Among the endings of some hundred executions is a deadlock, or there is none."""
    entry = ENTRIES[name]
    parameters = {"arguments": list(entry.arguments)}
    events = explore(program_of(entry), "buggy", parameters, Settings(), world=world, source=Single(Mixed(0), 300))
    seen = {finding.kind for event in events if isinstance(event, Seen) for finding in event.outcome.findings}
    assert bool(seen & {"deadlock", "leaked-thread"}) == entry.hangs


@pytest.mark.parametrize("name", ENTRIES)
def test_every_program_says_where_it_is_from(name):
    """The bug in words, its source, and how many preemptions it takes."""
    text = ENTRIES[name].told
    assert "Source: " in text
    assert ENTRIES[name].preemptions.isdigit()
