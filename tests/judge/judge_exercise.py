"""Grades sources on a small exercise of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from grader.exercise import Exercise, read_exercise
from grader.judge import Options, grade
from grader.results import Report
from grader.sandbox import make_sandbox
from grader.submission import load_submission

TOML = """
title = "A counter"
module = "counter.py"
topic = "lock"
points = 3
interface = ["Counter.increment", "Counter.value"]
"""
SCENARIOS = """
def count(submission, threads, times):
    counter = submission.Counter()
    run_together([lambda: [counter.increment() for _ in range(times)]] * threads)
    return counter.value
"""
CHECKS = '''
import pytest

@pytest.mark.points(2)
def test_counts_together(submission):
    """Nothing is lost."""
    submission.explore("count", schedules=60, threads=2, times=1).always(2, message="An increment is missing.")

@pytest.mark.points(1)
def test_counts_alone(submission):
    """One thread counts."""
    submission.explore("count", schedules=5, threads=1, times=2).always(2)
'''
GOOD = """
import threading
class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()
    def increment(self, amount=1):
        with self.lock:
            self.value += amount
"""


def make_exercise(folder: Path, toml: str = TOML, scenarios: str = SCENARIOS, checks: str = CHECKS) -> Exercise:
    """An exercise folder on disk."""
    root = folder / "exercise-77"
    (root / "hidden").mkdir(parents=True)
    (root / "exercise.toml").write_text(toml, encoding="utf-8")
    (root / "hidden" / "scenarios.py").write_text(scenarios, encoding="utf-8")
    (root / "hidden" / "test_counter.py").write_text(checks, encoding="utf-8")
    return read_exercise(root)


Grade = Callable[..., Report]


@pytest.fixture
def graded(tmp_path: Path) -> Grade:
    """Grades a source text (or bytes) through a real worker."""
    exercise = make_exercise(tmp_path)
    path = tmp_path / "counter.py"

    def run(source: str | bytes, options: Options | None = None) -> Report:
        if isinstance(source, bytes):
            path.write_bytes(source)
        else:
            path.write_text(dedent(source), encoding="utf-8")
        submission = load_submission(path, exercise.module)
        return grade(exercise, submission, make_sandbox("local"), options or Options(history=False, silence=10))

    return run
