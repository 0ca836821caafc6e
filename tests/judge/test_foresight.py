"""What checks will ask for is known before they are run, and a report doesn't tell that somebody looked ahead."""

from __future__ import annotations

import dataclasses
import json

import pytest
from small_exercise import CHECKS, CORRECT, SCENARIOS, UNLOCKED, SmallExercise

from grader.errors import ExerciseError
from grader.judge.lanes import Lanes

MANY = (
    CHECKS
    + '''

@pytest.mark.points(0)
@pytest.mark.parametrize("amount", [2, 3])
def test_alone(submission, amount):
    """On one thread."""
    for factor in (1, 10):
        submission.explore("add", schedules=5, amount=amount * factor).always(amount * factor)


@pytest.fixture
def threads():
    return 2


@pytest.mark.points(0)
def test_with_a_fixture_of_its_own(submission, threads):
    """Nobody can foresee this."""
    submission.explore("count", schedules=10, threads=threads).sometimes(2).always(2)


@pytest.mark.points(0)
def test_variables(submission):
    """What is right depends on what the check's variables are by now."""

    def is_right(value):
        return value == amount * factor

    amounts = [1]
    for amount in (2, 3):
        for factor in (1, 10):
            amounts[0] = amount * factor
            submission.explore("add_all", schedules=5, amounts=amounts).always(is_right)


@pytest.mark.points(0)
def test_really(submission):
    """On real threads."""
    submission.stress("count", runs=3, threads=2).always(2)
'''
)

MORE = (
    SCENARIOS
    + """

def add_all(submission, amounts):
    counter = submission.Counter()
    for each in amounts:
        counter.increment(each)
    return counter.value
"""
)

FORESEEN = [
    ("test_together", "count", "Play"),
    ("test_untouched", "touch_nothing", "Play"),
    ("test_alone[2]", "add", "Play"),
    ("test_alone[2]", "add", "Play"),
    ("test_alone[3]", "add", "Play"),
    ("test_alone[3]", "add", "Play"),
    *[("test_variables", "add_all", "Play")] * 4,
    ("test_really", "count", "Play"),
    ("test_really", "count", "StressPlay"),
]


@pytest.fixture
def foreseen(monkeypatch):
    """What a grading foresaw: check, scenario, and kind of search."""
    errands = []
    monkeypatch.setattr(Lanes, "foresee", lambda lanes, given: errands.extend(given))
    return lambda: [(each.check, each.play.scenario, type(each.play).__name__) for each in errands]


def told(report):
    """All of a report but the times."""
    rows = dataclasses.asdict(report)
    for row in (rows, *rows["tests"]):
        del row["seconds"]
    return json.dumps(rows, sort_keys=True, default=str)


def test_every_search_is_foreseen_but_those_of_checks_with_fixtures_of_their_own(tmp_path, foreseen):
    """Loops and parameters included, in order. What stops as soon as it is seen isn't worth it."""
    SmallExercise(tmp_path, checks=MANY, scenarios=MORE).grade(CORRECT, jobs=2)
    assert foreseen() == FORESEEN


def test_nothing_is_foreseen_for_one_worker(tmp_path, foreseen):
    """It would be of no use."""
    SmallExercise(tmp_path, checks=MANY, scenarios=MORE).grade(CORRECT)
    assert foreseen() == []


@pytest.mark.parametrize("source", [CORRECT, UNLOCKED, CORRECT + "\nraise OSError('at import')\n"])
def test_the_report_is_the_same_however_many_workers_there_are(tmp_path, source):
    """Marks, findings, tokens, traces, counts."""
    exercise = SmallExercise(tmp_path, checks=MANY, scenarios=MORE)
    assert told(exercise.grade(source, jobs=3)) == told(exercise.grade(source))


def test_a_check_that_is_wrong_is_told_as_ever(tmp_path):
    """What goes wrong beforehand goes wrong again, and is heard then."""
    checks = CHECKS.replace('"""Nothing is lost."""', "raise LookupError('oh')")
    with pytest.raises(ExerciseError, match="LookupError: oh"):
        SmallExercise(tmp_path, checks=checks).grade(CORRECT, jobs=2)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_check_that_skips_itself_is_told_in_the_same_words(tmp_path, jobs):
    """What pytest raises for it is no Exception."""
    checks = CHECKS.replace('"""Nothing is lost."""', "pytest.skip('not today')")
    with pytest.raises(ExerciseError, match="failed with Skipped: not today"):
        SmallExercise(tmp_path, checks=checks).grade(CORRECT, jobs=jobs)


def test_the_first_failure_ends_the_grading(tmp_path):
    """Whatever the other workers are at."""
    report = SmallExercise(tmp_path, checks=MANY, scenarios=MORE).grade(UNLOCKED, jobs=2, first_failure=True)
    assert [each.passed for each in report.tests] == [False]
