"""``grade verify [EXERCISE…]``: grades the solutions and compares with what is expected of them.

Beside the stub, the reference, the correct and the faulty variants these are mutants of the reference, made on the
spot; and each exercise is looked over: statements and titles in both languages, Chinese for what the checks say, a stub
that has the interface.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli import options as shared
from grader.errors import UsageError
from grader.language import translate as _

if TYPE_CHECKING:
    from grader.cli.expectations import Expectation
    from grader.cli.verifying import Row, Task
    from grader.exercise import Exercise

_SIGN_OF_LIFE = 25
"""Gradings between two lines that say how far it is."""


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the exercises, what to grade of them, the seeds and the number of processes."""
    parser.add_argument("names", metavar="EXERCISE", nargs="*", help=_("which exercises (all that have solutions)"))
    parser.add_argument(
        "--solutions", metavar="FOLDER", help=_("where the solutions are (solutions/ beside the exercises)")
    )
    mutants = parser.add_mutually_exclusive_group()
    mutants.add_argument("--no-mutants", action="store_true", help=_("leave out the mutants of the reference"))
    mutants.add_argument("--mutants-only", action="store_true", help=_("grade nothing but the mutants"))
    parser.add_argument(
        "--quick", action="store_true", help=_("grade faulty solutions by the checks that must fail, and no others")
    )
    parser.add_argument("--seeds", type=shared.positive, default=1, metavar="N", help=_("grade with N seeds each"))
    shared.jobs(parser, _("processes"))
    shared.common(parser, sandbox="local")


def run(arguments: argparse.Namespace) -> int:
    """Verifies; 0 when everything came out as expected."""
    from grader.cli import output, verified
    from grader.exercise import exercises_in

    target = output.target(arguments.output)
    with exercises_in(_workshop(arguments)), tempfile.TemporaryDirectory(prefix="grade-mutants-") as workplace:
        exercises, solutions = _chosen(arguments)
        rows = [] if arguments.mutants_only else [_looked_over(each) for each in exercises]
        rows += _graded(_tasks(arguments, exercises, solutions, Path(workplace)), arguments)
    rows.sort(key=verified.order)
    verified.present(rows, arguments, target)
    if any(row.fault for row in rows):
        return 3
    return 0 if all(row.good for row in rows) else 1


def _workshop(arguments: argparse.Namespace) -> Path | None:
    """An author's own exercises, in the current folder, go before those that come with the grader."""
    from grader.exercise import FROM_ENVIRONMENT

    here = Path("exercises")
    if arguments.exercises or os.environ.get(FROM_ENVIRONMENT) or not Path("solutions").is_dir():
        return None
    return here.resolve() if any(here.glob("*/exercise.toml")) else None


def _chosen(arguments: argparse.Namespace) -> tuple[list[Exercise], Path]:
    """The exercises, and where all their solutions are."""
    from grader.exercise import all_exercises, exercises_folder, find_exercise

    solutions = Path(arguments.solutions) if arguments.solutions else exercises_folder().parent / "solutions"
    if not solutions.is_dir():
        text = _("{folder!r}: there is no such folder; name it with --solutions")
        raise UsageError(text.format(folder=str(solutions)))
    if arguments.names:
        return [find_exercise(name) for name in dict.fromkeys(arguments.names)], solutions
    return [each for each in all_exercises() if (solutions / each.name).is_dir()], solutions


def _looked_over(exercise: Exercise) -> Row:
    from grader.cli.expectations import Expectation
    from grader.cli.soundness import unsound
    from grader.cli.verifying import Row

    return Row(Expectation(exercise.name, "exercise", "", exercise.folder), 0, problems=unsound(exercise))


def _tasks(arguments: argparse.Namespace, exercises: list[Exercise], solutions: Path, workplace: Path) -> list[Task]:
    from grader.cli.verifying import Task

    seeds = range(arguments.seed, arguments.seed + arguments.seeds)
    return [
        Task(wanted, exercise.folder, seed, arguments.schedules, arguments.sandbox, briefly=_briefly(arguments, seed))
        for exercise in exercises
        for wanted in _expected(arguments, exercise, solutions, workplace)
        for seed in seeds
        if wanted.kind != "mutant" or seed == arguments.seed  # caught once is caught
    ]


def _briefly(arguments: argparse.Namespace, seed: int) -> bool:
    """Whether a faulty solution is graded by the checks alone that must fail: what else it fails, one seed tells."""
    return bool(arguments.quick or seed != arguments.seed)


def _expected(
    arguments: argparse.Namespace, exercise: Exercise, solutions: Path, workplace: Path
) -> Iterator[Expectation]:
    from grader.cli.expectations import expectations
    from grader.cli.mutants import mutant_expectations

    if not arguments.mutants_only:
        yield from expectations(exercise, solutions)
    if not arguments.no_mutants:
        yield from mutant_expectations(exercise, solutions, workplace)


def _graded(tasks: list[Task], arguments: argparse.Namespace) -> list[Row]:
    from grader.cli.verifying import grade_all

    with closing(grade_all(tasks, arguments.jobs)) as rows:
        return list(_watched(rows, len(tasks)))


def _watched(rows: Iterable[Row], total: int) -> Iterator[Row]:
    """Passes the rows on. On stderr there is a progress bar for a person who watches; into a file goes every so often
    how far it is, and what is not as expected at once: nothing is lost if it is cut off."""
    import sys

    if not sys.stderr.isatty():
        from grader.cli.verified import line

        for number, row in enumerate(rows, 1):
            if not row.good:
                print(line(row), file=sys.stderr, flush=True)
            if number % _SIGN_OF_LIFE == 0:
                print(f"{number}/{total}", file=sys.stderr, flush=True)
            yield row
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(rows, _("verifying"), total, console=Console(stderr=True), transient=True)
