"""What each exercise costs: executions, checks that are proved, and the time to the verdict on its reference.

``catalogue.py [--rounds N] [--jobs N] [EXERCISE…]``. Wall-clock time of one grading in the local sandbox, with so many
workers, median of the rounds; checks on real threads or processes can't be proved and are not counted.
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import dataclass

from grader.exercise import Exercise, all_exercises, exercises_folder, find_exercise
from grader.judge import Options, grade
from grader.sandbox import make_sandbox
from grader.submission import load_submission


@dataclass(frozen=True)
class Cost:
    """One exercise: executions under control, simulated checks and how many of them were proved, runs, seconds."""

    name: str
    executions: int
    checks: int
    proved: int
    runs: int
    seconds: float


def cost(exercise: Exercise, rounds: int, jobs: int) -> Cost:
    """Grades the reference so often."""
    folder = exercises_folder().parent / "solutions" / exercise.name / "reference"
    submission = load_submission(folder, exercise.module)
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        report = grade(exercise, submission, make_sandbox("local"), Options(history=False, jobs=jobs))
        seconds.append(time.perf_counter() - began)
    simulated = [each for each in report.tests if each.schedules and not each.runs]
    return Cost(
        exercise.name,
        sum(each.schedules for each in report.tests),
        len(simulated),
        sum(each.exhaustive for each in simulated),
        sum(each.runs for each in report.tests),
        statistics.median(seconds),
    )


def main() -> None:
    """Prints a row as soon as it is known, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--rounds", type=int, default=3, help="gradings of each reference (%(default)s)")
    parser.add_argument("--jobs", type=int, default=2, help="workers that search at the same time (%(default)s)")
    arguments = parser.parse_args()
    chosen = [find_exercise(name) for name in arguments.exercises] or list(all_exercises())
    print("| exercise | executions | checks proved | real runs | seconds |\n|---|---|---|---|---|")
    costs = []
    for exercise in chosen:
        row = cost(exercise, arguments.rounds, arguments.jobs)
        costs.append(row)
        proved = f"{row.proved} of {row.checks}"
        print(f"| {row.name} | {row.executions:,} | {proved} | {row.runs} | {row.seconds:.2f} |", flush=True)
    proved = f"{sum(each.proved for each in costs)} of {sum(each.checks for each in costs)}"
    print(f"\n{proved} simulated checks proved; median {statistics.median(each.seconds for each in costs):.2f} s")


if __name__ == "__main__":
    main()
