"""What executions that went well predict, from the worker to the report."""

from __future__ import annotations

from textwrap import dedent

import pytest
from judge_exercise import CHECKS, make_exercise

from grader.errors import ExerciseError
from grader.feedback.text import render
from grader.feedback.view import Look
from grader.judge import Options, grade
from grader.sandbox import make_sandbox
from grader.submission import load_submission

RACY = """
    import threading

    class Counter:
        def __init__(self):
            self.value = self.calls = 0
            self.lock = threading.Lock()

        def increment(self, amount=1):
            self.calls += 1
            with self.lock:
                self.value += amount
"""
"""No scenario looks at the number of calls, so no result is ever wrong."""


def _graded(folder, checks):
    path = folder / "counter.py"
    path.write_text(dedent(RACY), encoding="utf-8")
    exercise = make_exercise(folder, checks=checks)
    options = Options(history=False, silence=10)
    return grade(exercise, load_submission(path, exercise.module), make_sandbox("local"), options)


def test_a_race_that_no_result_shows_is_a_warning(tmp_path):
    """Full marks, and a note with both sides."""
    report = _graded(tmp_path, CHECKS)
    (race,) = [each for check in report.tests for each in check.findings]
    assert (report.score, race.kind, race.fatal, race.line) == (3, "data-race", False, 10)
    assert [(side.action, side.line, side.holding) for side in race.sides] == [
        ("reads", 10, ()),
        ("writes", 10, ()),
        ("writes", 10, ()),
    ]
    assert "Data race (counter.py:10)" in " ".join(render(report, Look()).split())


def test_it_costs_points_where_a_check_forbids_it(tmp_path):
    """The check fails, with the sides told one by one."""
    forbidding = CHECKS.replace('threads=2, times=1)', 'threads=2, times=1, forbid={"data-race"})')
    report = _graded(tmp_path, forbidding)
    assert [(check.passed, check.points) for check in report.tests] == [(False, 0), (True, 1)]
    assert "writes self.calls (line 10), holding no lock" in " ".join(render(report, Look()).split())


def test_only_known_kinds_can_be_forbidden(tmp_path):
    """A kind that is misspelt would never fail anybody."""
    with pytest.raises(ExerciseError, match="forbid has \\['data_race'\\]"):
        _graded(tmp_path, CHECKS.replace("times=1)", 'times=1, forbid={"data_race"})'))
