"""Which thread holds which lock from when to when, and who waits meanwhile and is woken by what, as a trace tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.feedback.moments import Holding, Moment
from grader.feedback.select import SIGNALS
from grader.results import Step, Trace

TIMED_OUT = "its time has passed"  # the engine's note for a wait that nobody ended
NOTIFIED = "to be notified"
ENDING = "to end"
_NAME = re.compile(r"[A-Za-z_][\w.\[\]]*")


@dataclass(frozen=True, slots=True)
class Hold:
    """``thread`` holds ``lock`` from the step at ``start`` until the one at ``end`` (the trace's length: for ever)."""

    lock: str
    thread: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sleep:
    """``thread`` waits from the step at ``start`` until it goes on at ``end`` (the trace's length: never).

    ``holder`` has what is waited for when the wait begins, and the step at ``cause`` ends the wait, where these are
    known.
    """

    thread: int
    start: int
    end: int
    what: str
    holder: int | None
    cause: int | None


def holds(every: Sequence[Moment]) -> list[Hold]:
    """Every hold of a lock, in the order of taking; *every* moment of the trace tells who holds what."""
    found: list[Hold] = []
    taken: list[tuple[Holding, int]] = []
    for position, moment in enumerate(every):
        fresh = list(moment.holding)
        for holding, start in list(taken):
            if holding in fresh:
                fresh.remove(holding)
            else:
                taken.remove((holding, start))
                found.append(Hold(holding.lock, holding.thread, start, position))
        taken += [(holding, position) for holding in fresh]
    found += [Hold(holding.lock, holding.thread, start, len(every)) for holding, start in taken]
    return sorted(found, key=lambda hold: hold.start)


def sleeps(trace: Trace, every: list[Hold]) -> Iterator[Sleep]:
    """Every wait of a thread, in the order in which they begin."""
    for start, step in enumerate(trace.steps):
        if step.kind == "block":
            end = _next_wake(trace, start)
            yield Sleep(step.thread, start, end, step.target, _holder(every, step, start), _cause(trace, start, end))


def _next_wake(trace: Trace, start: int) -> int:
    """The next step of the same thread: it goes on with it, whatever it is called."""
    later = range(start + 1, len(trace.steps))
    thread = trace.steps[start].thread
    return next((each for each in later if trace.steps[each].thread == thread), len(trace.steps))


def _holder(every: list[Hold], step: Step, position: int) -> int | None:
    there = [hold.thread for hold in every if hold.lock == step.target and hold.start < position < hold.end]
    return there[0] if there and NOTIFIED not in step.note else None


def _cause(trace: Trace, start: int, end: int) -> int | None:
    if end == len(trace.steps) or trace.steps[end].note == TIMED_OUT:
        return None
    blocked = trace.steps[start]
    between = range(end - 1, start, -1)
    return next((each for each in between if _wakes(trace.steps[each], blocked)), None)


def _wakes(step: Step, blocked: Step) -> bool:
    if step.thread == blocked.thread:
        return False
    if ENDING in blocked.note and not blocked.target:
        return step.kind == "end"
    if step.kind == "release" and NOTIFIED not in blocked.note:
        return step.target == blocked.target
    place, _, method = step.target.partition("(")[0].rpartition(".")
    named = bool(_NAME.fullmatch(blocked.target))  # "a Condition" names none
    return step.kind == "call" and method in SIGNALS and (place == blocked.target or not named)
