"""How large a page of feedback is, how long it takes to render, and how much a student has to read to see the bug.

``feedback.py [--json FILE] [EXERCISE/VARIANT…]``.

Ten faulty solutions of different kinds are graded in the local sandbox, then their reports are rendered as HTML.
*Steps* are the rows of the first picture: what a student reads between the hint and the insight. Milliseconds are CPU
time, which a busy machine leaves alone: the median of several pages, after a first one that compiles the templates.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from grader.exercise import exercises_folder, find_exercise
from grader.feedback import html, redact
from grader.feedback.html.page import page
from grader.feedback.view import Look
from grader.judge import Options, grade
from grader.results import Report
from grader.sandbox import make_sandbox
from grader.submission import load_submission

VARIANTS = (
    "exercise-04/count_without_lock",
    "exercise-04/released_twice_on_exception",
    "exercise-05/no_lock",
    "exercise-05/stale_read",
    "exercise-05/no_finally",
    "exercise-06/check_outside_lock",
    "exercise-06/notify_one",
    "exercise-07/if_not_while",
    "exercise-07/clear_then_pop",
    "exercise-09/close_wakes_one",
)
ROUNDS = 7


@dataclass(frozen=True)
class Row:
    """One page: its size, what rendering it cost, its pictures' rows and all steps of the first one's trace."""

    name: str
    kilobytes: float
    milliseconds: float
    steps: tuple[int, ...]
    trace: int


def report(name: str) -> Report:
    """The report on one faulty solution, as a student would be shown it."""
    exercise_name, variant = name.split("/")
    exercise = find_exercise(exercise_name)
    folder = exercises_folder().parent / "solutions" / exercise_name / "faulty" / variant
    submission = load_submission(folder, exercise.module)
    made = grade(exercise, submission, make_sandbox("local"), Options(seed=0, history=False))
    tests = tuple(
        replace(check, findings=tuple(redact.finding(each, made.source) for each in check.findings))
        for check in made.tests
    )
    return replace(made, tests=tests)


def measured(name: str, made: Report) -> Row:
    """Renders the report often enough for a median."""
    look = Look()
    html.render(made, look)
    spent = [_cost(lambda: html.render(made, look)) for _ in range(ROUNDS)]
    drawn = [card.picture for check in page(made, look).checks for card in check.cards if card.picture]
    traces = [finding.trace for check in made.tests for finding in check.findings if finding.fatal and finding.trace]
    return Row(
        name,
        len(html.render(made, look).encode()) / 1_000,
        statistics.median(spent),
        tuple(picture.steps for picture in drawn),
        len(traces[0].steps) if traces else 0,
    )


def _cost(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1_000


def lines(rows: list[Row]) -> Iterator[str]:
    """The table, and what it comes to."""
    yield f"{'variant':42} {'kB':>6} {'ms':>6} {'steps':>6}  of"
    for row in rows:
        yield f"{row.name:42} {row.kilobytes:6.0f} {row.milliseconds:6.1f} {(*row.steps, 0)[0]:6}  {row.trace}"
    read = [row.steps[0] for row in rows if row.steps]
    yield (
        f"{len(rows)} pages: at most {max(row.kilobytes for row in rows):.0f} kB, median "
        f"{statistics.median(row.milliseconds for row in rows):.1f} ms, at most "
        f"{max(row.milliseconds for row in rows):.1f} ms; {len(read)} with a picture, of "
        f"{statistics.median(read):g} steps in the median, {max(read)} at most"
    )


def main() -> None:
    """Grades, renders and prints."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("variants", nargs="*", default=VARIANTS, metavar="EXERCISE/VARIANT")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    reports = {name: report(name) for name in arguments.variants}
    first = _cost(lambda: html.render(next(iter(reports.values())), Look()))
    rows = [measured(name, made) for name, made in reports.items()]
    print("\n".join(lines(rows)))
    print(f"a process's first page: {first:.0f} ms, templates compiled")
    if arguments.json:
        arguments.json.write_text(json.dumps({"first": first, "pages": [asdict(row) for row in rows]}, indent=2))


if __name__ == "__main__":
    main()
