"""How often the diagnosis names the pattern that a teacher would name, for the faulty solutions of the catalogue.

``diagnosis.py [--only NAME] [--jobs N] [--json FILE] [EXERCISE…]``.

The teacher's names stand in each ``expected.toml``; they were given by reading the programs, not by looking at what the
grader says. A variant counts as *right* if every diagnosis of its report is among them, *wrong* if any is not (worse
than saying nothing), *silent* if there is none.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.cli.expectations import Expectation, expectations
from grader.exercise import all_exercises, exercises_folder, find_exercise
from grader.judge import Options, grade
from grader.sandbox import make_sandbox
from grader.submission import load_submission

WORDS = ("right", "silent", "wrong")


@dataclass(frozen=True)
class Row:
    """One variant: where it stands, what was expected, how it fits, and what its findings say."""

    name: str
    expected: tuple[str, ...]
    fits: str
    findings: tuple[dict[str, Any], ...]


def examine(wanted: Expectation) -> Row:
    """Grades one faulty variant in the local sandbox."""
    exercise = find_exercise(wanted.exercise)
    submission = load_submission(wanted.path, exercise.module)
    report = grade(exercise, submission, make_sandbox("local"), Options(seed=0, history=False))
    document = report.to_json()
    checks = [(check["name"], check["findings"]) for check in document["tests"]]
    found = [{**each, "check": name} for name, every in (*checks, ("", document["findings"])) for each in every]
    name = f"{wanted.exercise.removeprefix('exercise-')} {wanted.name}"
    return Row(name, wanted.diagnosis, wanted.diagnosed(report), tuple(each for each in found if each["fatal"]))


def table(rows: Iterable[Row]) -> str:
    """Right, silent and wrong per pattern (the first that is expected) and in all."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        for key in (row.expected[0], "all"):
            counts.setdefault(key, Counter())[row.fits] += 1
    names = [*sorted(counts.keys() - {"all"}), "all"]
    body = (f"{name:30}" + "".join(f"{counts[name][word]:8}" for word in WORDS) for name in names)
    total, all_of = sum(counts["all"].values()), counts["all"]
    summary = f"{all_of['right'] / total:.1%} of {total} right, {all_of['wrong']} wrong"
    return "\n".join([f"{'pattern':30}" + "".join(f"{word:>8}" for word in WORDS), *body, summary])


def listed(rows: Iterable[Row]) -> str:
    """The wrong and the silent ones, with what they should have been called."""
    ordered = sorted((row for row in rows if row.fits != "right"), key=lambda row: row.fits, reverse=True)
    return "\n".join(
        f"{row.fits:7} {row.name:45} {_said(row)} instead of {' or '.join(row.expected)}" for row in ordered
    )


def _said(row: Row) -> str:
    return ", ".join(sorted({each["diagnosis"] for each in row.findings} - {""})) or "nothing"


def main() -> None:
    """Prints the list and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--only", default="", help="variants whose name contains this")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path, help="write every row with its findings to this file")
    arguments = parser.parse_args()
    wanted = [
        each
        for name in arguments.exercises or [each.name for each in all_exercises()]
        for each in expectations(find_exercise(name), exercises_folder().parent / "solutions")
        if each.diagnosis and arguments.only in each.name
    ]
    with ProcessPoolExecutor(arguments.jobs) as pool:
        rows = list(pool.map(examine, wanted))
    if arguments.json:
        text = json.dumps([row.__dict__ for row in rows], indent=1)
        arguments.json.write_text(text, encoding="utf-8")
    print(listed(rows))
    print(table(rows))


if __name__ == "__main__":
    main()
