"""A replay as a report, for formats that show reports only."""

from __future__ import annotations

from dataclasses import replace

from grader.feedback.phrases import Phrases
from grader.judge import Replay
from grader.judge.values import show
from grader.results import CheckResult, Finding, Outcome, Report, Verdict

KIND = "replay"
"""Of the finding that stands for an execution in which nothing was found: a replay doesn't know what is wanted."""


def report(replayed: Replay, said: Phrases) -> Report:
    """A report with one check, worth nothing, whose first fatal finding has the trace."""
    found = [each for each in replayed.findings if each.fatal]
    if not found:
        found = [Finding(KIND, said("observed", value=show(replayed.value)))]
    found[0] = replace(found[0], trace=replayed.trace, schedule=replayed.schedule)
    outcome = Outcome(replayed.value, 1, replayed.schedule, replayed.ending)
    check = CheckResult(
        replayed.check,
        replayed.check,
        passed=False,
        points=0,
        max_points=0,
        schedules=1,
        steps=len(replayed.trace.steps),
        outcomes=(outcome,),
        findings=tuple(found),
    )
    return Report(
        exercise=replayed.exercise,
        title=replayed.check,
        submission=replayed.submission,
        verdict=Verdict.FAILED,
        score=0,
        max_score=0,
        seed=0,
        tests=(check,),
        output=replayed.output,
        notices=(replayed.diverged,) if replayed.diverged else (),
        source=replayed.source,
    )
