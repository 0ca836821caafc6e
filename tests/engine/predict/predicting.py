"""What one execution that nobody disturbed predicts: the shortest way to a claim about prediction."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

from grader.engine import Program, Settings, World
from grader.engine.explore import controlled
from grader.engine.findings import Finding
from grader.engine.predict import Predictions
from grader.engine.runner import Runner
from grader.engine.strategies import Straight

TWICE = """
    def play(submission):
        subject = submission.Subject()
        run_together([subject.work, subject.work])
        return True
"""
"""Two threads do the same, one after the other."""

BOTH = """
    def play(submission):
        subject = submission.Subject()
        run_together([subject.one, subject.two])
        return True
"""
"""Two threads do different things, one after the other."""


def predicted(source: str, scenarios: str = TWICE, **parameters: Any) -> tuple[Finding, ...]:
    """The findings that one undisturbed execution predicts; fails when that one doesn't go well itself."""
    program = Program({"subject.py": dedent(source)}, "subject.py", dedent(scenarios))
    world = World()
    with controlled(world):
        predictions = Predictions(program)
        run = Runner(program, world, Settings(), "play", parameters).run(Straight(), watch=lambda _: None)
        assert (run.ending.kind, run.ending.findings) == ("returned", ())
        assert run.witness is not None
        predictions.take(run.witness, run.schedule.token)
    return tuple(finding for finding, _ in predictions.findings())


def places(*arguments: str) -> list[tuple[str, int]]:
    """The kind and line of each prediction."""
    return [(each.kind, each.line) for each in predicted(*arguments)]
