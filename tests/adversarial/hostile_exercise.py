"""The exercise that attacks are graded with: a counter, the same demands under each runtime, and one check that has
nothing to do with the submission's code.

What is demanded of the simulation can't be met by one wanted value (parameters vary), nor by letting nothing overlap.
The checks' file holds a canary: a word that no report may ever contain.
"""

from __future__ import annotations

import os
from pathlib import Path

from attack import REAL, SIMULATED, Attack

from grader.exercise import Exercise, read_exercise
from grader.judge import Options, grade
from grader.results import Report
from grader.sandbox import Sandbox
from grader.submission import Submission, load_submission

CANARY = "canary-5f0c1e"

SCENARIOS = """
def count(submission, threads, amount):
    counter = submission.Counter()
    run_together([lambda: counter.increment(amount)] * threads)
    return counter.value


def overlap(submission):
    counter, gauge = submission.Counter(), Gauge()

    def task():
        with gauge:
            pause()

    run_together([lambda: counter.work(task)] * 2)
    return gauge.peak


def untouched(submission):
    return 7
"""

_SIMULATED = """
    submission.explore("count", schedules=60, threads=2, amount=1).always(2, message="Something is lost.")
    submission.explore("count", schedules=12, threads=3, amount=5).always(15, message="Something is lost.")
    submission.explore("overlap", schedules=12).sometimes(2, message="Two tasks never run at the same time.")"""
_REAL = """
    submission.stress("count", simulated=False, runs=60, threads=3, amount=5).always(15, message="Something is lost.")"""

_DEMANDS = {SIMULATED: _SIMULATED, REAL: _REAL, "together": _SIMULATED + _REAL}
_UNTOUCHED = '    submission.explore("untouched", schedules=2).always(7)'


def _check(name: str, body: str) -> str:
    return f'@pytest.mark.points(1)\ndef test_{name}(submission):\n    """The check named {name}."""\n{body}\n\n'


class HostileExercise:
    """The exercise, a folder of somebody else's, and a place for one submission; all below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "exercise-91"
        self.outside = folder / "outside"
        self._home = folder / "home"
        for each in (self.folder / "hidden", self.outside, self._home):
            each.mkdir(parents=True)
        (self.folder / "hidden" / "scenarios.py").write_text(SCENARIOS)

    def prepare(self, attack: Attack) -> Exercise:
        """The exercise with the checks that ``attack`` needs."""
        checks = "".join(_check(each, _DEMANDS[each]) for each in attack.needs) + _check("untouched", _UNTOUCHED)
        (self.folder / "hidden" / "test_hostile.py").write_text(f"import pytest\n\nWORD = {CANARY!r}\n\n{checks}")
        (self.folder / "exercise.toml").write_text(
            f'title = "A counter"\nmodule = "counter.py"\npoints = {len(attack.needs) + 1}\n'
            'interface = ["Counter.increment", "Counter.value", "Counter.work"]\n'
        )
        return read_exercise(self.folder)

    def submission(self, attack: Attack) -> Submission:
        """The attack as a student's folder, read by the grader."""
        self.build(attack)
        return load_submission(self._home, "counter.py")

    def build(self, attack: Attack) -> None:
        """Writes the folder."""
        if callable(attack.submission):
            attack.submission(self._home)
        else:
            (self._home / "counter.py").write_text(self._filled_in(attack.submission))
        for each in self._home.iterdir():
            if each.is_symlink() and "@" in str(each.readlink()):
                target = self._filled_in(str(each.readlink()))
                each.unlink()
                each.symlink_to(target)

    def _filled_in(self, text: str) -> str:
        known = {"@OUTSIDE@": str(self.outside), "@EXERCISE@": str(self.folder), "@GRADER@": str(os.getpid())}
        for mark, meaning in known.items():
            text = text.replace(mark, meaning)
        return text

    def grade(self, attack: Attack, sandbox: Sandbox) -> Report:
        """The report. Nothing is written beside the submission."""
        exercise = self.prepare(attack)
        return grade(exercise, self.submission(attack), sandbox, Options(history=False, silence=attack.silence))
