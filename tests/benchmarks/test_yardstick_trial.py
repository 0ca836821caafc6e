"""A search in a process of its own."""

from __future__ import annotations

import sys

import pytest

from benchmarks.yardstick import trial
from benchmarks.yardstick.contestants.table import Contestant, contestants
from benchmarks.yardstick.result import FAILED, KILLED, PASSED, UNABLE

CONTESTANTS = contestants()


@pytest.mark.parametrize("name", ["default", "stress", "sleeps"])
def test_ours_find_a_deadlock(name):
    """On greenlets, on watched threads, on plain threads."""
    result = trial.run_trial(CONTESTANTS[name], "deadlock01", "buggy", 0, 10, sys.executable)
    assert result.status == FAILED
    assert result.executions > 0


def test_the_time_is_kept():
    """A search that finds nothing ends when its seconds are over."""
    result = trial.run_trial(CONTESTANTS["walk"], "deadlock01", "fixed", 0, 0.1, sys.executable)
    assert result.status == PASSED
    assert result.seconds >= 0.1


def test_what_breaks_down_is_unable_and_says_why():
    """A tester that isn't there, for one."""
    result = trial.run_trial(Contestant("nobody", "nobody"), "stack", "buggy", 0, 1, sys.executable)
    assert result.status == UNABLE
    assert "nobody" in result.note


def test_what_does_not_end_is_killed(monkeypatch):
    """Its time and the grace are over."""
    monkeypatch.setattr(trial, "_GRACE", 0.0)
    result = trial.run_trial(CONTESTANTS["walk"], "stack", "buggy", 0, 0.01, sys.executable)
    assert result.status == KILLED


def test_a_peer_that_is_not_installed_is_noticed():
    """And ours needs nothing."""
    assert not trial.is_installed(Contestant("peer", "", needs="no_such_peer"), sys.executable)
    assert trial.is_installed(CONTESTANTS["walk"], sys.executable)
