"""What the yardstick concludes from its results."""

from __future__ import annotations

import pytest

from benchmarks.yardstick.catalogue import entries
from benchmarks.yardstick.contestants.table import Contestant
from benchmarks.yardstick.result import FAILED, PASSED, TIMED_OUT, Result
from benchmarks.yardstick.standings import Cell, Standings
from benchmarks.yardstick.tables import as_data, markdown

OURS, SLEEPS, PEER = Contestant("default", ""), Contestant("sleeps", ""), Contestant("peer", "", needs="peer")
CALM = Result(PASSED, 100, 1.0)

STACK = entries()["stack"]


def found(seconds, executions=1):
    """A search that found the bug."""
    return Result(FAILED, executions, seconds)


def standings(ours, sleeps, peer, fixed=CALM):
    """One program; a result of each contestant, and what ours says of the fixed version."""
    table = Standings([OURS, SLEEPS, PEER])
    for who, result in ((OURS, ours), (SLEEPS, sleeps), (PEER, peer)):
        table.add(STACK, who.name, "buggy", result)
        table.add(STACK, who.name, "fixed", fixed if who is OURS else CALM)
    return table


def verdicts(table):
    """Which aims are met, in order: found, no alarm, soonest, fastest, sooner than sleeps."""
    return [aim.met for aim in table.aims()]


def test_all_aims_can_be_met():
    """First, without an alarm, fifty times as fast, a hundred times sooner."""
    table = standings(found(0.01), found(1.0), found(0.02), Result(PASSED, 5_000, 1.0))
    assert verdicts(table) == [True] * 5


@pytest.mark.parametrize(
    ("ours", "fixed", "expected"),
    [
        (CALM, CALM, [False, True, False, False, False]),
        (found(0.03), Result(PASSED, 5_000, 1.0), [True, True, False, True, False]),
        (found(0.01), Result(FAILED, 5_000, 1.0), [False, False, False, True, False]),
    ],
    ids=["missed", "late", "alarmed"],
)
def test_each_shortfall_is_seen(ours, fixed, expected):
    """A miss, a peer that is sooner, an alarm that takes the find with it."""
    table = standings(ours, found(1.0), found(0.02), fixed)
    assert verdicts(table) == expected
    assert all(aim.short for aim in table.aims() if not aim.met and "sleeps" not in aim.text)


@pytest.mark.parametrize(("fixed", "hits"), [(CALM, 1), (Result(TIMED_OUT), 0), (Result(FAILED), 0)])
def test_the_end_of_a_testers_patience_is_a_find_only_if_the_fixed_version_has_its_patience(fixed, hits):
    """Else it would say the same of every program; and only of a bug that may hang."""
    assert not Cell(False, [Result(TIMED_OUT, 1, 2.0)], [fixed]).hits
    assert len(Cell(True, [Result(TIMED_OUT, 1, 2.0)], [fixed]).hits) == hits


def test_a_bug_is_found_when_every_seed_found_it():
    """Luck is not enough; the medians are of the searches that found it."""
    cell = Cell(False, [found(0.1, 3), CALM, found(0.3, 5)], [CALM])
    assert not cell.found
    assert (cell.seconds, cell.executions) == (0.2, 4)


def test_sleeps_that_find_nothing_count_with_all_their_time():
    """The ratio is then a lower bound."""
    table = standings(found(0.01), Result(PASSED, 10, 2.0), found(0.02))
    assert table.aims()[-1].measured == "200 times"


def test_the_tables_name_program_and_contestants():
    """And the data for programs holds every result."""
    table, programs = standings(found(0.01), CALM, found(0.02)), entries()
    text = markdown(table, programs, {"seconds": 1})
    assert "| stack | 1 | 10 ms (1) | – | 20 ms (1) |" in text
    data = as_data(table, programs, {})
    assert data["programs"][0]["results"]["peer"]["buggy"][0]["seconds"] == 0.02
