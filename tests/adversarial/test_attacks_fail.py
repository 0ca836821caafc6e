"""No attack gains a point, reads a check or leaves anything behind, and each is reported in words, in every sandbox."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attack import BOTH, FAULTY, SANDBOXES, Attack
from attacks import ATTACKS, MAINS
from hostile_exercise import CANARY, HostileExercise
from leftovers import Leftovers, adopting, temporary_files_in
from sandboxes import require

from grader.errors import UsageError
from grader.feedback.document import render as document
from grader.feedback.text import render as text
from grader.feedback.view import Look

FOLLOWED = ("a link to the checks", "a link to a file of the system")
OURS = ("grader/judge", "grader/worker", "grader/engine", "Traceback (most recent")


@pytest.fixture
def place():
    """A folder that no sandbox has at that path: each has a /tmp of its own, in which a submission may look around."""
    with TemporaryDirectory(prefix="adversarial-", dir="/var/tmp") as folder:
        yield Path(folder).resolve()


@pytest.fixture
def exercise(place):
    """The exercise in a folder of its own, in which all temporary files lie too."""
    with adopting(), temporary_files_in(place / "temporary"):
        yield HostileExercise(place)


ONE_IN = 12
"""The quick suite takes every twelfth attack, other ones for each sandbox; ``-m 'slow or not slow'`` takes all."""


def _marks(number, sandbox):
    return () if number % ONE_IN == 4 * SANDBOXES.index(sandbox) else (pytest.mark.slow,)


CASES = [
    pytest.param(attack, sandbox, id=f"{name}-{sandbox}", marks=_marks(number, sandbox))
    for number, (name, attack) in enumerate(ATTACKS.items())
    for sandbox in attack.sandboxes
]


@pytest.mark.parametrize(("attack", "sandbox"), CASES)
def test_an_attack_gains_reads_and_leaves_nothing(exercise, place, attack, sandbox):
    """Its checks fail, with a finding that says why; the other check keeps its point."""
    where = require(sandbox)
    exercise.prepare(attack)
    before = Leftovers(place, where)
    report = exercise.grade(attack, where)
    left = before.found()
    *attacked, untouched = report.tests
    assert [each.passed for each in attacked] == [False] * len(attack.needs)
    assert (untouched.passed, report.score) == ((False, 0) if attack.whole else (True, 1))
    once = attack.whole and report.findings  # real processes at import are welcome under stress: each check says so
    first = list(report.findings[:1]) if once else [each.findings[0] for each in attacked]
    assert all(each.fatal and each.kind in attack.kinds.split() for each in first), first
    assert all(attack.words in each.message for each in first), first
    _says_nothing_wrong(report)
    assert left == {}


def _says_nothing_wrong(report):
    """No canary, no traceback of the grader's, nothing that acts on a terminal; whatever was observed or printed."""
    shown = text(report, Look()) + document(report)
    assert CANARY not in shown
    assert [each for each in shown if not each.isprintable() and each != "\n"] == []
    findings = [*report.findings, *(finding for each in report.tests for finding in each.findings)]
    told = "".join(each.message + each.traceback for each in findings)
    assert [each for each in OURS if each in told] == []


@pytest.mark.parametrize("sandbox", SANDBOXES)
def test_the_faulty_counter_alone_gets_the_untouched_point(exercise, sandbox):
    """What attacks are compared with, and why their findings are theirs: without one it is only wrong."""
    where = require(sandbox)
    report = exercise.grade(Attack(FAULTY, "", "", BOTH), where)
    assert report.score == 1
    assert [each.findings[0].kind for each in report.tests[:-1]] == ["wrong-outcome"] * 2


@pytest.mark.parametrize("sandbox", SANDBOXES)
@pytest.mark.parametrize("together", [False, True])
def test_the_correct_counter_passes(exercise, sandbox, together):
    """The exercise can be solved."""
    correct = FAULTY.replace("self._value = 0", "self._value = 0\n        self._lock = threading.Lock()").replace(
        "self._value += amount", "with self._lock: self._value += amount"
    )
    report = exercise.grade(Attack(correct, "", "", BOTH, together=together), require(sandbox))
    assert report.score == report.max_score


@pytest.mark.parametrize("build", [MAINS[name] for name in MAINS if name not in FOLLOWED], ids=[name for name in MAINS if name not in FOLLOWED])
def test_a_main_file_that_is_no_file_is_refused(exercise, build):
    """With the path in the message."""
    with pytest.raises(UsageError, match="adversarial-"):
        exercise.submission(Attack(build, "", ""))


@pytest.mark.parametrize("name", FOLLOWED)
def test_a_link_that_leads_out_is_not_read(exercise, name):
    """A student's counter.py that is a link to the solution would else be the solution."""
    attack = Attack(MAINS[name], "", "")
    exercise.prepare(attack)
    submission = exercise.submission(attack)
    assert "leads out of its folder" in submission.unreadable
    assert set(submission.files.values()) == {""}
