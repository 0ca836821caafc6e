"""Stale uses: a read in the submission's text, another thread's change of the same thing, and then the first thread's
next step there, with no return to the scenario in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.results import Step

from .evidence import Evidence, method_of
from .holding import apart

GETTERS = frozenset(
    ("get", "copy", "count", "empty", "full", "index", "items", "keys", "qsize", "values", "is_set", "locked")
)
TAKERS = frozenset(("pop", "popleft", "remove", "get_nowait", "popitem", "heappop"))
GIVERS = frozenset(
    ("append", "appendleft", "add", "insert", "extend", "put", "put_nowait", "set", "clear", "update", "setdefault")
)
"""Methods that look, that take something away, and that put something in."""


@dataclass(frozen=True, slots=True)
class StaleUse:
    """A read, another thread's change, and the use of what was read."""

    read: Step
    change: Step
    use: Step
    at_once: bool


def stale_uses(evidence: Evidence) -> Iterator[StaleUse]:
    """All stale uses of a trace, in the order of their reads."""
    steps = [step for step in evidence.steps if step.kind in ("read", "write", "call", "test", "delete")]
    for index, first in enumerate(steps):
        if first.kind not in ("read", "test") or not evidence.own(first) or evidence.local(first):
            continue
        after = _others_change(evidence, steps, index)
        use = _next_own(evidence, steps[after:], first) if after else None
        if use is not None:
            at_once = not any(step.thread == first.thread for step in steps[index + 1 : after])
            yield StaleUse(first, steps[after - 1], use, at_once)


def _others_change(evidence: Evidence, steps: Sequence[Step], index: int) -> int:
    """The position after the first change by another thread of what step ``index`` read, if that comes before its own
    thread touches it again or has returned to the scenario; else 0.

    The same name may stand for different objects; where the other thread read another value than this one, it does, and
    where each holds the lock of an object of its own.
    """
    first = steps[index]
    for position in range(index + 1, len(steps)):
        each = steps[position]
        if each.thread == first.thread and (evidence.foreign(each) or _touches(each, first)):
            return 0
        if each.thread == first.thread or each.target != first.target or apart(evidence, first, each):
            continue
        if each.kind in ("write", "delete"):
            return position + 1
        if each.value != first.value:
            return 0
    return 0


def _next_own(evidence: Evidence, steps: Sequence[Step], first: Step) -> Step | None:
    """The next step in which the thread of ``first`` touches the same, unless it returns to the scenario before."""
    for each in steps:
        if each.thread == first.thread and evidence.foreign(each):
            return None
        if each.thread == first.thread and _touches(each, first):
            return each
    return None


def _touches(step: Step, first: Step) -> bool:
    return step.target == first.target or (step.kind == "call" and step.target.startswith(first.target + "."))


def changed(step: Step) -> str:
    """The name of what a step changes; empty if it changes nothing that has one."""
    if step.kind in ("write", "delete"):
        return step.target.partition("[")[0]
    target, name = method_of(step)
    if step.target.startswith("heapq.heap"):
        return step.target.partition("(")[2].partition(",")[0].rstrip(")")
    return target if name in TAKERS | GIVERS else ""


def next_turn(evidence: Evidence, before: Step, after: Step) -> bool:
    """Whether a loop has come round between two steps of a function: the later one stands on an earlier line."""
    return after.line < before.line and evidence.function_at(after) is evidence.function_at(before)


def places(*steps: Step) -> tuple[tuple[str, int], ...]:
    """Where the steps stand, each place once."""
    return tuple(dict.fromkeys((step.file, step.line) for step in steps))
