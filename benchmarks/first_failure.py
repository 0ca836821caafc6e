"""How soon the first failing schedule of every faulty solution shows: seconds and executions, per variant, in one
grading each."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from grader.exercise import all_exercises, exercises_folder, find_exercise
from grader.judge import Options, grade
from grader.judge.conversation import Conversation
from grader.sandbox import make_sandbox
from grader.submission import load_submission


class Stopwatch:
    """Times each exploration from its request to the ending that stopped it."""

    def __init__(self) -> None:
        self.failures: list[tuple[float, int]] = []
        self._explore = Conversation.explore

    def explore(self, talk: Conversation, play: Any, tokens: Any, decide: Callable[[Any], bool], progress: Any) -> Any:
        """Conversation.explore, watched."""
        began = time.perf_counter()

        def watched(seen: Any) -> bool:
            going_on = decide(seen)
            if not going_on:
                self.failures.append((time.perf_counter() - began, seen.executions))
            return going_on

        return self._explore(talk, play, tokens, watched, progress)


def main() -> None:
    """Prints a row per variant, then the median and the worst."""
    names = sys.argv[1:] or [each.name for each in all_exercises()]
    solutions = exercises_folder().parent / "solutions"
    rows = []
    for name in names:
        exercise = find_exercise(name)
        for folder in sorted((solutions / exercise.name / "faulty").iterdir()):
            watch = Stopwatch()
            Conversation.explore = lambda *args, _w=watch: _w.explore(*args)  # type: ignore[method-assign]
            report = grade(
                exercise, load_submission(folder, exercise.module), make_sandbox("local"), Options(history=False)
            )
            Conversation.explore = watch._explore  # type: ignore[method-assign]
            failed = any(finding.fatal for test in report.tests for finding in test.findings)
            if not watch.failures:
                print(f"{exercise.name} {folder.name:40} {'failed without a search' if failed else 'NOT FAILED'}")
                continue
            seconds, executions = min(watch.failures)
            rows.append((seconds, executions, f"{exercise.name} {folder.name}"))
            print(f"{exercise.name} {folder.name:40} {seconds * 1000:8.1f} ms {executions:6} executions")
    middle = statistics.median(row[0] for row in rows)
    slowest = max(rows)
    print(f"{len(rows)} variants: median {middle * 1000:.1f} ms, worst {slowest[0] * 1000:.1f} ms ({slowest[2]})")


if __name__ == "__main__":
    main()
