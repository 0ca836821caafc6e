"""A token replays the failure it came with, and history tries it on the next version."""

from __future__ import annotations

import json

import pytest
from small_exercise import CHECKS, CORRECT, UNLOCKED

from grader.errors import UsageError


def _token(report):
    return report.tests[0].findings[0].schedule


def test_a_token_replays_the_same_failure(small):
    """Same observation, same steps, in the check that it belongs to."""
    report = small.grade(UNLOCKED)
    replayed = small.replay(UNLOCKED, _token(report))
    assert (replayed.check, replayed.ending, replayed.value, replayed.diverged) == ("test_together", "returned", 1, "")
    assert replayed.trace == report.tests[0].findings[0].trace
    assert replayed.schedule == _token(report)


def test_a_token_of_a_deadlock_replays_it(small):
    """With its wait-for graph."""
    stuck = UNLOCKED.replace("self._value += amount", "self._lock.acquire()\n            self._value += amount")
    replayed = small.replay(stuck, _token(small.grade(stuck)))
    assert replayed.ending == "deadlock"
    assert replayed.findings[0].waits


def test_on_a_fixed_version_the_token_gives_another_end(small):
    """A replay judges nothing; it shows what happens now."""
    replayed = small.replay(CORRECT, _token(small.grade(UNLOCKED)))
    assert (replayed.ending, replayed.value) == ("returned", 2)


@pytest.mark.parametrize(
    ("token", "message"),
    [
        ("nonsense", "no schedule token"),
        ("", "no schedule token"),
        ("abcde.", "no schedule token"),
        ("zzzzz.g1", "no check of exercise-90"),
    ],
)
def test_a_token_of_nowhere_is_a_wrong_call(small, token, message):
    """The message shows what a token looks like, or where it might be from."""
    with pytest.raises(UsageError, match=message):
        small.replay(UNLOCKED, token)


def test_a_token_that_was_mistyped_is_a_wrong_call(small):
    """Its digest is right, the rest is not."""
    digest = _token(small.grade(UNLOCKED)).partition(".")[0]
    with pytest.raises(UsageError, match="decision"):
        small.replay(UNLOCKED, f"{digest}.g1,what")


def test_replaying_demands_nothing(small):
    """Checks that come before, and would fail, are passed over."""
    first = CHECKS.replace(
        "    submission", '    submission.explore("add", amount=1).always("never")\n    submission', 1
    )
    token = _token(small.grade(UNLOCKED))
    small.write(checks=first)
    assert small.replay(UNLOCKED, token).value == 1


def test_a_fix_survives_what_broke_the_last_version(small):
    """The schedules are tried first, counted, and mentioned."""
    assert small.grade(UNLOCKED, history=True).notices == ()
    report = small.grade(CORRECT, history=True)
    kept = json.loads(next((small.home / ".grade").iterdir()).read_text())["tokens"]
    assert report.tests[0].survived == sum(map(len, kept.values())) > 0
    assert [notice.startswith("your fix survives") for notice in report.notices] == [True]


def test_a_version_that_breaks_again_fails_at_once(small):
    """The first execution is the schedule that broke the version before."""
    small.grade(UNLOCKED, history=True)
    report = small.grade(UNLOCKED + "\n# better now?\n", history=True)
    assert report.tests[0].schedules == 1
    assert report.notices == ("a schedule that broke an earlier version breaks this one too",)


def test_without_history_nothing_is_read_or_written(small):
    """For batches and for verifying solutions."""
    small.grade(UNLOCKED)
    assert not (small.home / ".grade").exists()
    small.grade(UNLOCKED, history=True)
    assert small.grade(CORRECT).notices == ()


def test_tokens_of_another_version_of_the_grader_do_no_harm(small):
    """What can't be read any more is passed over."""
    small.grade(UNLOCKED, history=True)
    path = next((small.home / ".grade").iterdir())
    kept = json.loads(path.read_text())
    kept["tokens"] = {digest: ["g0;old", "", "g1,?", *tokens] for digest, tokens in kept["tokens"].items()}
    path.write_text(json.dumps(kept))
    assert small.grade(CORRECT, history=True).score == 3
