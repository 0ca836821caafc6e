"""All that the threads did, as a table, for those who want to know what the picture left out."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from grader.feedback import escape, narrate
from grader.feedback.phrases import Phrases
from grader.results import Finding, Step

MOST = 150


@dataclass(frozen=True, slots=True)
class Entry:
    """One step; ``line`` and ``code`` are empty for a line of the scenario."""

    number: int
    thread: str
    line: str
    code: str
    did: str


@dataclass(frozen=True, slots=True)
class Trail:
    """The steps in order; ``left`` says how many more there were."""

    title: str
    entries: tuple[Entry, ...]
    left: str


def trail(finding: Finding, own: Container[str], said: Phrases) -> Trail | None:
    """The table of the finding's steps; None where there are none."""
    if finding.trace is None or not finding.trace.steps:
        return None
    threads, steps = finding.trace.threads, finding.trace.steps
    entries = tuple(_entry(step, threads[step.thread], own, said) for step in steps[:MOST])
    left = len(steps) - MOST
    rest = said.count("steps-elided", left) if left > 0 else ""
    return Trail(said.count("page-all-steps", len(steps)), entries, rest)


def _entry(step: Step, thread: str, own: Container[str], said: Phrases) -> Entry:
    mine = step.file in own
    code = escape.line(step.text.strip(), 120) if mine else ""
    line = str(step.line) if mine else ""
    return Entry(step.number, escape.line(thread, 40), line, code, narrate.action(step, said))
