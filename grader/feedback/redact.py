"""Keeps hidden scenarios hidden in what a student is shown.

A trace runs through the scenario's lines, too, and their source and values would tell which inputs the
checks use. Of these steps a student may know that a thread starts, waits or ends, and which method is
called; the rest is dropped. The steps keep their numbers, so that a gap is seen as one.

What an author doesn't show at all (``visibility`` in exercise.toml) is dropped whole: of such a check a student sees
its points.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from grader.results import CheckResult, Finding, Report, Step, Trace

FRAME = re.compile(r'\s*File "([^"]*)", line \d+')
HARMLESS = ("acquire", "release", "block", "wake", "start", "end", "raise", "time", "call")


def report(full: Report, title: str) -> Report:
    """The report without what its author doesn't show yet; a check that is hidden is called *title*."""
    tests = tuple(
        each if each.visibility == "visible" else _veiled(each, f"hidden-{number}", title)
        for number, each in enumerate(full.tests, 1)
    )
    return replace(full, tests=tests)


def _veiled(check: CheckResult, name: str, title: str) -> CheckResult:
    bare = CheckResult(name, title, check.passed, check.points, check.max_points)
    return replace(bare, visibility=check.visibility)


def finding(found: Finding, own: Container[str]) -> Finding:
    """The finding with its trace and traceback redacted; *own* are the submission's files."""
    kept = trace(found.trace, own) if found.trace else None
    return replace(found, trace=kept, traceback=traceback(found.traceback, own))


def traceback(text: str, own: Container[str]) -> str:
    """The traceback without its frames outside of *own*."""
    kept: list[str] = []
    hidden = -1  # the indentation of the hidden frame that we are in, or -1
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        if hidden >= 0 and line.strip() and indent > hidden:
            continue
        frame = FRAME.match(line)
        hidden = indent if frame and frame[1] not in own else -1
        if hidden < 0:
            kept.append(line)
    return "\n".join(kept)


def trace(full: Trace, own: Container[str]) -> Trace:
    """The trace without what it says about lines outside of *own*."""
    kept = tuple(
        step if step.file in own else _bare(step) for step in full.steps if step.file in own or _may_stay(step)
    )
    return replace(full, steps=kept)


def _may_stay(step: Step) -> bool:
    return not step.file or step.kind in HARMLESS


def _bare(step: Step) -> Step:
    target = f"{step.target.partition('(')[0]}(…)" if step.kind == "call" else step.target
    return replace(step, text="", value="", target=target)
