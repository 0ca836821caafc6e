"""Grades many solutions in processes of their own, for pytest runs inside each grading."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from grader.cli.expectations import Expectation, fatal
from grader.errors import GradeError, GraderError


@dataclass(frozen=True, slots=True)
class Task:
    """One grading to do; ``folder`` is the exercise's. ``briefly``: by the checks alone that must fail, if it is known
    which."""

    expectation: Expectation
    folder: Path
    seed: int
    schedules: int | None
    sandbox: str
    briefly: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """How one grading came out; without *problems* as expected. A *fault* is the grader's or the author's. What was
    only looked at has no points."""

    expectation: Expectation
    seed: int
    score: float = 0
    max_score: float = 0
    kinds: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    seconds: float = 0.0
    fault: str = ""

    @property
    def good(self) -> bool:
        """Whether it came out as expected."""
        return not self.problems and not self.fault


def grade_all(tasks: Sequence[Task], jobs: int) -> Generator[Row]:
    """Each task's row, as they get ready; closing the iterator ends what still runs."""
    if jobs == 1 or len(tasks) < 2:
        yield from map(grade_one, tasks)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context, initializer=_in_child)
    try:
        futures = {pool.submit(_grade_in_child, task): task for task in tasks}
        for future in as_completed(futures):
            yield _row(future)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()


def grade_one(task: Task) -> Row:
    """Grades one solution and compares; what the grader itself can't do becomes the row's fault."""
    from grader import judge
    from grader.exercise import read_exercise
    from grader.sandbox import make_sandbox
    from grader.submission import load_submission

    wanted = task.expectation
    start = time.perf_counter()
    try:
        exercise = read_exercise(task.folder)
        submission = load_submission(wanted.path, exercise.module)
        caught = wanted.kind == "mutant"  # one check that fails is enough, and how it does is of no interest
        options = judge.Options(
            seed=task.seed,
            schedules=task.schedules,
            history=False,
            first_failure=caught,
            checks=frozenset(wanted.tests if task.briefly else ()),
            explained=not (caught or task.briefly),
        )
        report = judge.grade(exercise, submission, make_sandbox(task.sandbox), options)
    except GradeError as error:
        return Row(
            wanted, task.seed, fault=error.args[0] if error.args else str(error), seconds=time.perf_counter() - start
        )
    return Row(
        wanted,
        task.seed,
        report.score,
        report.max_score,
        tuple(sorted({finding.kind for finding in fatal(report)})),
        tuple(check.name for check in report.tests if not check.passed),
        wanted.problems(report, briefly=task.briefly),
        time.perf_counter() - start,
    )


def _row(future: Future[Row]) -> Row:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise GraderError("a process that graded was killed; is there memory left? try --jobs 1") from error


def _in_child() -> None:
    """Ctrl-C is the business of the parent, which then terminates its children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _grade_in_child(task: Task) -> Row:
    """Grades; a SIGTERM meanwhile unwinds the grading, so that its sandbox is closed, and ends the process.

    It is turned into KeyboardInterrupt, the one exception that pytest lets through, and goes no further than here: the
    pool would take it for the task's result and go on.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return grade_one(task)
    except KeyboardInterrupt:
        os._exit(128 + signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
