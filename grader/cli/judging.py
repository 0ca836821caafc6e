"""From parsed arguments to the judge and back: the one place where verbs meet it."""

from __future__ import annotations

import argparse
import difflib
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from grader import judge
from grader.cli.retelling import retold
from grader.cli.verbs import VERBS
from grader.errors import UsageError
from grader.exercise import Exercise, find_exercise
from grader.feedback import redact
from grader.judge.options import Progress
from grader.language import translate as _
from grader.results import Finding, Report
from grader.sandbox import make_sandbox
from grader.sentence import Sentence
from grader.submission import load_submission


def grade(arguments: argparse.Namespace) -> Report:
    """Grades what the arguments name; each finding gets the command that replays it."""
    exercise = named(arguments.exercise)
    submission = load_submission(Path(arguments.path), exercise.module)
    texts = exercise.texts_in(arguments.lang)  # before the work: what is wrong with them is told at once
    sandbox = make_sandbox(arguments.sandbox)
    with watching(exercise) as progress:
        options = judge.Options(
            seed=arguments.seed, schedules=arguments.schedules, progress=progress, jobs=arguments.jobs
        )
        report = judge.grade(exercise, submission, sandbox, options)
    report = retold(replace(report, title=exercise.title_in(arguments.lang)), texts)
    return _addressed(report, exercise, arguments)


def replay(arguments: argparse.Namespace) -> judge.Replay:
    """Replays the schedule that the arguments name."""
    exercise = named(arguments.exercise)
    submission = load_submission(Path(arguments.path), exercise.module)
    replayed = judge.replay(exercise, submission, arguments.token, make_sandbox(arguments.sandbox))
    findings = tuple(redact.finding(each, replayed.source) for each in replayed.findings)
    return replace(replayed, trace=redact.trace(replayed.trace, replayed.source), findings=findings)


def named(name: str) -> Exercise:
    """The exercise called *name*; when there is none, a verb that was meant is suggested, too."""
    try:
        return find_exercise(name)
    except UsageError:
        near = difflib.get_close_matches(name, VERBS, n=1, cutoff=0.6)
        if near:
            raise UsageError(
                Sentence(
                    "{name!r} is neither an exercise nor a verb; did you mean `grade {near}`?", name=name, near=near[0]
                )
            ) from None
        raise


@contextmanager
def watching(exercise: Exercise) -> Iterator[Progress | None]:
    """A line on stderr that tells how far the grading is, for a person who watches; None for nobody."""
    if not (sys.stderr.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(_("grading {exercise} …").format(exercise=exercise.name))) as status:

        def progress(check: str, done: int, planned: int) -> None:
            status.update(Text(f"{exercise.name} · {check.replace('_', ' ')} · {done:,}/{planned:,}"))

        yield progress


def _addressed(report: Report, exercise: Exercise, arguments: argparse.Namespace) -> Report:
    exercise_hint = exercise.hint_in(arguments.lang)
    rest = [] if arguments.path == "." else [arguments.path]
    rest += ["--exercises", arguments.exercises] if arguments.exercises else []

    def complete(finding: Finding) -> Finding:
        meeting = finding.kind == "wrong-outcome" and finding.trace and len({s.thread for s in finding.trace.steps}) > 1
        hint = finding.hint or (exercise_hint if meeting else "")
        finding = redact.finding(finding, report.source)
        if not finding.schedule:
            return replace(finding, hint=hint)
        words = ["grade", "replay", exercise.name, finding.schedule, *rest]
        return replace(finding, hint=hint, replay=shlex.join(words))

    tests = tuple(replace(each, findings=tuple(map(complete, each.findings))) for each in report.tests)
    return replace(report, tests=tests, findings=tuple(map(complete, report.findings)))
