"""Small programs that the engine's tests explore."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from textwrap import dedent
from typing import Any

from grader.engine import Ending, Explored, Program, Seen, Settings, explore

BOTH = "def play(submission):\n    run_together([submission.one, submission.two])\n    return submission.result()\n"


def program(source: str, scenarios: str, **others: str) -> Program:
    """A program of one module ``subject.py`` and a scenario file."""
    files = {"subject.py": dedent(source), **{name + ".py": dedent(text) for name, text in others.items()}}
    return Program(files, "subject.py", dedent(scenarios))


def endings(
    subject: Program, scenario: str = "play", parameters: dict[str, Any] | None = None, **settings: Any
) -> list[Ending]:
    """Every distinct ending that an exploration sees."""
    events = explore(subject, scenario, parameters or {}, Settings(**settings))
    return [event.outcome for event in events if isinstance(event, Seen)]


def values(subject: Program, scenario: str = "play", **settings: Any) -> set[Any]:
    """Every distinct observation of executions that returned; fails when one did not."""
    seen = endings(subject, scenario, **settings)
    assert all(ending.kind == "returned" for ending in seen), seen
    return {repr(ending.value) for ending in seen}


def wrong(source: str, right: set[str], scenario: str = BOTH, **settings: object) -> bool:
    """Whether some schedule ends badly or in a result outside ``right``."""
    seen = endings(program(source, scenario), **settings)
    return any(ending.kind != "returned" or ending.findings or repr(ending.value) not in right for ending in seen)


def kinds(subject: Program, scenario: str = "play", **settings: Any) -> set[str]:
    """The kinds of all findings that an exploration sees."""
    return {finding.kind for ending in endings(subject, scenario, **settings) for finding in ending.findings}


def explored(subject: Program, scenario: str = "play", **settings: Any) -> Explored:
    """The summary of an exploration."""
    *_, last = explore(subject, scenario, {}, Settings(**settings))
    assert isinstance(last, Explored)
    return last


@contextmanager
def plain_streams() -> Iterator[None]:
    """The interpreter's own streams instead of pytest's, whose descriptors a stress run closes."""
    with redirect_stdout(sys.__stdout__), redirect_stderr(sys.__stderr__):
        yield
