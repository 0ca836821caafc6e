"""An exercise of two checks, and submissions for it, made where a test wants them."""

from __future__ import annotations

import pytest

from grader.exercise import read_exercise
from grader.judge import Options, grade, replay
from grader.sandbox import make_sandbox
from grader.submission import load_submission

TOML = """
title = "A small counter"
module = "counter.py"
points = 3
interface = ["Counter.increment", "Counter.value"]
"""

SCENARIOS = """
def count(submission, threads):
    counter = submission.Counter()
    run_together([counter.increment] * threads)
    return counter.value


def add(submission, amount):
    counter = submission.Counter()
    counter.increment(amount)
    return counter.value


def touch_nothing(submission):
    return 7
"""

CHECKS = '''
import pytest


@pytest.mark.points(2)
def test_together(submission):
    """Nothing is lost."""
    submission.explore("count", schedules=40, threads=2).always(2, message="Something is lost.")


@pytest.mark.points(1)
def test_untouched(submission):
    """What has nothing to do with the value."""
    submission.explore("touch_nothing", schedules=5).always(7)
'''

CORRECT = """
import threading


class Counter:
    def __init__(self):
        self._value = 0
        self._lock = threading.Lock()

    def increment(self, amount=1):
        with self._lock:
            self._value += amount

    @property
    def value(self):
        return self._value
"""

UNLOCKED = CORRECT.replace("with self._lock:", "if True:")


class SmallExercise:
    """Writes the exercise's files, each of which a test may replace, and grades submissions."""

    def __init__(self, folder, *, toml=TOML, scenarios=SCENARIOS, checks=CHECKS):
        self.folder = folder / "exercise-90"
        self.home = folder / "home"
        self.sandbox = make_sandbox("local")
        (self.folder / "hidden").mkdir(parents=True)
        self.home.mkdir()
        self.write(toml=toml, scenarios=scenarios, checks=checks)

    def write(self, *, toml=None, scenarios=None, checks=None):
        """Replaces files of the exercise."""
        for name, text in {
            "exercise.toml": toml,
            "hidden/scenarios.py": scenarios,
            "hidden/test_small.py": checks,
        }.items():
            if text is not None:
                (self.folder / name).write_text(text)

    @property
    def exercise(self):
        """The exercise as it is on disk now."""
        return read_exercise(self.folder)

    def submission(self, source):
        """``source`` as a student's counter.py."""
        path = self.home / "counter.py"
        path.write_bytes(source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass"))
        return load_submission(self.home, "counter.py")

    def grade(self, source, **options):
        """The report on ``source``."""
        options = Options(**{"history": False, "silence": 20.0, **options})
        return grade(self.exercise, self.submission(source), self.sandbox, options)

    def replay(self, source, token):
        """The replay of ``token`` on ``source``."""
        return replay(self.exercise, self.submission(source), token, self.sandbox)


@pytest.fixture
def small(tmp_path):
    """A small exercise in a folder of its own."""
    return SmallExercise(tmp_path)
