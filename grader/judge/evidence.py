"""From what a worker says to the report's own data."""

from __future__ import annotations

from grader.results import Finding, Side, Step, Trace, Wait
from grader.wire.messages import FindingPart, TracePart


def trace_from(part: TracePart) -> Trace:
    """A trace with numbered steps; steps of threads that don't exist are dropped."""
    steps = tuple(
        Step(number, each.thread, each.kind, each.file, each.line, each.text, each.target, each.value, each.note)
        for number, each in enumerate(part.steps, 1)
        if 0 <= each.thread < len(part.threads)
    )
    return Trace(part.threads, steps, part.switches, part.truncated)


def finding_from(part: FindingPart) -> Finding:
    """A finding without schedule and diagnosis."""
    waits = tuple(
        Wait(
            thread=each.thread,
            resource=each.resource,
            line=each.line,
            holder=each.holder,
            held_line=each.held_line,
            action=each.action,
            file=each.file,
        )
        for each in part.waits
    )
    sides = tuple(
        Side(each.thread, each.action, each.target, each.file, each.line, each.holding) for each in part.sides
    )
    return Finding(
        part.kind, part.message, file=part.file, line=part.line, waits=waits, traceback=part.traceback, sides=sides
    )
