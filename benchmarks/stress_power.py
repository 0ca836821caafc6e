"""How often the stress runtime finds each faulty solution in its default budget, beside the simulation.

``stress_power.py [--seeds N] [--jobs N] [--every N] [EXERCISE…]``

Only the checks that run on real threads are graded, twice: on real threads alone, and (where the scenario can be
simulated) under controlled schedules alone, with the default budget of an exploration. A variant that these scenarios
can't show counts as missed by both; other checks are there for it.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from grader.exercise import all_exercises, exercises_folder, find_exercise
from grader.judge import Options, grade, under_test
from grader.sandbox import make_sandbox
from grader.submission import load_submission

UNDER_TEST: Any = under_test.SubmissionUnderTest


HOPELESS = 4
"""After so many seeds, a variant that showed neither way is taken for one that these scenarios can't show."""


class Silent:
    """A trial that demands nothing."""

    def always(self, *_: Any, **__: Any) -> Silent:
        """Passes."""
        return self

    sometimes = linearizable = always


def fails(name: str, folder: str, seed: int, *, real: bool) -> bool:
    """Whether the checks on real threads, run so, cost the solution a point."""
    explore, stress = UNDER_TEST.explore, UNDER_TEST.stress

    def alone(self: Any, scenario: str, **options: Any) -> Any:
        if real:
            return stress(self, scenario, **{**options, "simulated": False})
        for budget in ("runs", "schedules", "deadline", "simulated"):
            options.pop(budget, None)
        return explore(self, scenario, **options)

    UNDER_TEST.explore, UNDER_TEST.stress = (lambda *_, **__: Silent()), alone
    try:
        exercise = find_exercise(name)
        submission = load_submission(Path(folder), exercise.module)
        report = grade(exercise, submission, make_sandbox("local"), Options(seed=seed, history=False))
    finally:
        UNDER_TEST.explore, UNDER_TEST.stress = explore, stress
    return report.score < report.max_score


def simulated(name: str) -> bool:
    """Whether the exercise's scenarios can be simulated."""
    return any(".explore(" in path.read_text() for path in find_exercise(name).checks)


def examine(job: tuple[str, str, int]) -> tuple[str, str, int, int]:
    """How many seeds found the variant: on real threads, and under control (-1 where that can't be)."""
    name, folder, seeds = job
    ways = (True, False) if simulated(name) else (True,)
    found = {real: [fails(name, folder, seed, real=real) for seed in range(min(seeds, HOPELESS))] for real in ways}
    if any(map(any, found.values())):
        for real, known in found.items():
            known += [fails(name, folder, seed, real=real) for seed in range(len(known), seeds)]
    return name, Path(folder).name, sum(found[True]), sum(found[False]) if False in found else -1


def main() -> None:
    """Prints a line for each variant that not every seed finds, then a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercises", nargs="*")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="only every so many variants")
    arguments = parser.parse_args()
    names = arguments.exercises or [each.name for each in all_exercises()]
    solutions = exercises_folder().parent / "solutions"
    folders = [(name, each) for name in names for each in sorted((solutions / name).glob("faulty/*"))]
    jobs = [(name, str(folder), arguments.seeds) for name, folder in folders[:: arguments.every]]
    rows: dict[str, list[tuple[int, int]]] = {}
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for name, variant, found, controlled in pool.map(examine, jobs):
            rows.setdefault(name, []).append((found, controlled))
            if found < arguments.seeds:
                beside = "" if controlled < 0 else f", simulated {controlled}"
                print(f"{name} {variant}: real threads {found}{beside}, of {arguments.seeds}", flush=True)
    print(f"\n{'exercise':14}{'variants':>9}{'real: always':>14}{'sometimes':>11}{'never':>7}{'simulated: always':>19}")
    for name, counts in rows.items():
        always = sum(found == arguments.seeds for found, _ in counts)
        never = sum(found == 0 for found, _ in counts)
        controlled = sum(each == arguments.seeds for _, each in counts) if counts[0][1] >= 0 else "–"
        print(f"{name:14}{len(counts):>9}{always:>14}{len(counts) - always - never:>11}{never:>7}{controlled:>19}")


if __name__ == "__main__":
    main()
