"""Grades solutions again and again: the same report with the same seed, the same verdict with other seeds.

``repeatability.py [--times N] [--seeds N] [--jobs N] [--every N] [EXERCISE…]``.

Reports are compared as JSON without times.
"""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from grader.exercise import all_exercises, exercises_folder, find_exercise
from grader.judge import Options, grade
from grader.sandbox import make_sandbox
from grader.submission import load_submission


def timeless(value: Any) -> Any:
    """A JSON value without its ``seconds``."""
    if isinstance(value, dict):
        return {key: timeless(each) for key, each in value.items() if key != "seconds"}
    return [timeless(each) for each in value] if isinstance(value, list) else value


def once(name: str, folder: str, seed: int) -> tuple[str, str]:
    """The verdict with its score, and the whole report as text."""
    exercise = find_exercise(name)
    submission = load_submission(Path(folder), exercise.module)
    report = grade(exercise, submission, make_sandbox("local"), Options(seed=seed, history=False))
    return f"{report.verdict} {report.score:g}", json.dumps(timeless(report.to_json()), sort_keys=True)


def examine(job: tuple[str, str, int, int]) -> tuple[str, int, dict[str, int]]:
    """How many different reports one seed gave, and how often each verdict came with the others."""
    name, folder, times, seeds = job
    reports = {once(name, folder, 0)[1] for _ in range(times)}
    verdicts: dict[str, int] = {}
    for seed in range(seeds):
        verdict, _ = once(name, folder, seed)
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
    return folder, len(reports), verdicts


def main() -> None:
    """Prints what differs, then the totals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take only every Nth solution")
    arguments = parser.parse_args()
    solutions = exercises_folder().parent / "solutions"
    jobs = []
    for name in arguments.exercises or [each.name for each in all_exercises()]:
        exercise = find_exercise(name)
        folders = [solutions / exercise.name / "reference", *sorted((solutions / exercise.name).glob("*/*/"))]
        jobs += [
            (exercise.name, str(folder), arguments.times, arguments.seeds)
            for folder in folders
            if list(folder.glob("*.py"))
        ]
    jobs = jobs[:: arguments.every]
    odd = 0
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for folder, reports, verdicts in pool.map(examine, jobs):
            passing = {verdict.split()[0] for verdict in verdicts}
            if reports > 1 or len(passing) > 1 or len(verdicts) > 1:
                odd += reports > 1 or len(passing) > 1
                print(f"{Path(folder).relative_to(solutions)}: {reports} different reports, verdicts {verdicts}")
    print(
        f"{len(jobs)} solutions, {arguments.times} gradings and {arguments.seeds} seeds each: "
        f"{odd} that differ in report or verdict"
    )


if __name__ == "__main__":
    main()
