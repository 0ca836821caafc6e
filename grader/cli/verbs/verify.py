"""``grade verify [EXERCISE…]``: grades the solutions and compares with what is expected of them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from grader.cli import options as shared
from grader.errors import UsageError


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the exercises, the seeds and the number of processes."""
    parser.add_argument("exercises", metavar="EXERCISE", nargs="*", help="which exercises (all that have solutions)")
    parser.add_argument(
        "--solutions", metavar="FOLDER", help="where the solutions are (solutions/ beside the exercises)"
    )
    parser.add_argument("--seeds", type=shared.positive, default=1, metavar="N", help="grade with N seeds each")
    parser.add_argument("--jobs", type=shared.positive, default=os.cpu_count() or 1, metavar="N", help="processes")
    shared.common(parser, sandbox="local")


def run(arguments: argparse.Namespace) -> int:
    """Verifies; 0 when everything came out as expected."""
    from grader.cli import output

    target = output.target(arguments.output)
    tasks = _tasks(arguments)
    rows = _graded(tasks, arguments)
    rows.sort(key=_order)
    if arguments.format == "json":
        from grader.feedback import document

        output.deliver(document.dumps(_document(rows)), target)
    elif target is None and output.on_terminal():
        _on_terminal(rows)
    else:
        output.deliver("".join(f"{line}\n" for line in _text(rows)), target)
    if any(row.fault for row in rows):
        return 3
    return 0 if all(row.good for row in rows) else 1


def _tasks(arguments: argparse.Namespace) -> list[Any]:
    from grader.cli.expectations import expectations
    from grader.cli.verifying import Task
    from grader.exercise import all_exercises, exercises_folder, find_exercise

    solutions = Path(arguments.solutions) if arguments.solutions else exercises_folder().parent / "solutions"
    if not solutions.is_dir():
        raise UsageError(f"{str(solutions)!r}: there is no such folder; name it with --solutions")
    if arguments.exercises:
        exercises = [find_exercise(name) for name in arguments.exercises]
    else:
        exercises = [each for each in all_exercises() if (solutions / each.name).is_dir()]
    wanted = [each for exercise in exercises for each in expectations(exercise, solutions)]
    seeds = range(arguments.seed, arguments.seed + arguments.seeds)
    return [Task(each, seed, arguments.schedules, arguments.sandbox) for each in wanted for seed in seeds]


def _graded(tasks: list[Any], arguments: argparse.Namespace) -> list[Any]:
    from grader.cli.verifying import grade_all

    with closing(grade_all(tasks, arguments.jobs)) as rows:
        return list(_watched(rows, len(tasks)))


def _watched(rows: Iterable[Any], total: int) -> Iterator[Any]:
    """Passes the rows on, with a progress bar on stderr for a person who watches."""
    import sys

    if not sys.stderr.isatty():
        yield from rows
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(rows, "verifying", total, console=Console(stderr=True), transient=True)


def _order(row: Any) -> tuple[Any, ...]:
    wanted = row.expectation
    return (
        wanted.exercise,
        ("stub", "reference", "correct", "faulty").index(wanted.kind),
        wanted.name,
        row.seed,
    )


def _text(rows: list[Any]) -> Iterator[str]:
    from grader.feedback import escape
    from grader.feedback.phrases import Phrases

    width = max((len(row.expectation.label) for row in rows), default=0)
    for row in rows:
        mark = "✓" if row.good else "✗"
        name = f"{row.expectation.exercise}  {row.expectation.label:<{width}}  seed {row.seed}"
        about = row.fault or "; ".join(row.problems) or ", ".join(row.kinds)
        points = f"{row.score:g}/{row.max_score:g}"
        yield f"{mark} {name}  {points}  {row.seconds:.2f} s  {escape.line(about)}".rstrip()
    bad = sum(not row.good for row in rows)
    said = Phrases()
    seconds = f"{sum(row.seconds for row in rows):.1f} s"
    yield f"{said.count('not-verified' if bad else 'verified', bad or len(rows))}, {seconds}"


def _on_terminal(rows: list[Any]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from grader.cli import output

    console = Console(highlight=False, markup=False, emoji=False)
    table = Table(box=None, pad_edge=False)
    for title in ("", "exercise", "solution", "seed", "points", "seconds", "found"):
        table.add_column(
            title,
            no_wrap=title != "found",
            justify="right" if title in ("seed", "points", "seconds") else "left",
        )
    for row in rows:
        about = row.fault or "; ".join(row.problems) or ", ".join(row.kinds)
        cells = [
            row.expectation.exercise,
            row.expectation.label,
            f"{row.seed}",
            f"{row.score:g}/{row.max_score:g}",
        ]
        style = "" if row.good else "red"
        mark = Text("✓", "green") if row.good else Text("✗", "bold red")
        table.add_row(mark, *(Text(each) for each in cells), Text(f"{row.seconds:.2f}"), Text(about, style))
    with console.capture() as captured:
        console.print(table)
    output.emit(captured.get() + list(_text(rows))[-1] + "\n")


def _document(rows: list[Any]) -> dict[str, Any]:
    return {
        "schema": 1,
        "good": all(row.good for row in rows),
        "rows": [
            {
                "exercise": row.expectation.exercise,
                "solution": row.expectation.label,
                "seed": row.seed,
                "good": row.good,
                "score": row.score,
                "max_score": row.max_score,
                "findings": list(row.kinds),
                "failed": list(row.failed),
                "problems": list(row.problems),
                "fault": row.fault,
                "seconds": round(row.seconds, 3),
            }
            for row in rows
        ],
    }
