"""Which steps of a trace matter.

A trace of a hundred steps explains nothing. Three kinds of step do: *conflicting* accesses (two threads,
one place, at least one write) that straddle a context switch; the lock operations that a deadlock is made
of, or the signal that came too early; and the step that failed. They are *keys*. Around them a few steps
give *context*: the last before and the first after each switch. The rest is elided, by number, so that
nothing seems to have been left out in secret.

Where no thread meets another there is nothing to draw: a plain mistake is explained by its message.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from grader.feedback.conflicts import ACCESSES, bare, conflict, takes_lock
from grader.results import Finding, Step, Trace, Wait

LOCKING = ("acquire", "block", "release", "wake")
SIGNALS = ("notify", "notify_all", "set", "release", "put", "task_done", "set_result")
NOTIFYING = (".notify()", ".notify_all()")
DULL = ("loop", "pass", "test", "enter", "start", "end", "wake")
BEFORE = 3  # so many steps before the first key may be shown


@dataclass(frozen=True, slots=True)
class Selection:
    """Positions in ``trace.steps``: the *keys*, and all that is *shown* (keys included), in order."""

    keys: frozenset[int]
    shown: tuple[int, ...]


def quiet(step: Step, own: Container[str]) -> bool:
    """Whether the step says nothing to a student: bookkeeping, or in no file of their *own*."""
    return step.kind in DULL or bare(step) or takes_lock(step) or bool(own and step.file not in own)


def told(finding: Finding, own: Container[str]) -> tuple[Wait, ...]:
    """The waits worth telling: not the scenario's own wait for its threads, unless there is no other."""
    inside = tuple(wait for wait in finding.waits if not own or not wait.file or wait.file in own)
    about = tuple(wait for wait in inside or finding.waits if wait.resource)
    return about or inside or finding.waits


def select(finding: Finding, limit: int = 14, own: Container[str] = frozenset()) -> Selection:
    """The steps of the finding's trace to show, keys first, about *limit* (0: all); none where no threads meet."""
    trace = finding.trace
    if trace is None or not trace.steps:
        return Selection(frozenset(), ())
    keys = key_steps(trace, finding, own)
    if not limit:
        return Selection(keys, tuple(range(len(trace.steps))))
    if not keys:
        return Selection(keys, _meeting(trace.steps, limit, own) if finding.kind != "exception" else ())
    shown = set(sorted(keys)[-limit:])
    for position in _context(trace.steps, keys, own):
        if len(shown) >= limit:
            break
        shown.add(position)
    return Selection(keys, _without_single_gaps(shown, trace.steps, own))


def key_steps(trace: Trace, finding: Finding, own: Container[str] = frozenset()) -> frozenset[int]:
    """The two to six steps that explain the finding; empty where none does."""
    if finding.waits:
        return frozenset(_standstill(trace, told(finding, own), own))
    if finding.kind != "exception":
        return frozenset(conflict(trace.steps, finding.line, own))
    for failing in _failing_step(trace, finding):
        before = trace.steps[: failing + 1]
        met = conflict(before, finding.line, own, (trace.steps[failing].thread,))
        if any(trace.steps[each].line == finding.line for each in met):
            return frozenset((*met, failing))
    return frozenset()


def _standstill(trace: Trace, waits: tuple[Wait, ...], own: Container[str]) -> Iterator[int]:
    yield from _wait_steps(trace, waits)
    if any(wait.holder for wait in waits):
        return
    waiting = [trace.threads.index(wait.thread) for wait in waits if wait.thread in trace.threads]
    yield from _signals(trace, {wait.resource for wait in waits}, waiting)
    for wait in waits:
        met = conflict(trace.steps, wait.line, own, waiting)
        yield from met


def _signals(trace: Trace, resources: set[str], waiting: list[int]) -> Iterator[int]:
    """The last call, by a thread that doesn't wait, that could have ended the wait."""
    wanted = {f"{resource}.{name}" for resource in resources for name in SIGNALS}
    if "a Condition" in resources:  # it has no name there: any signal to a condition may be meant
        wanted |= {step.target.partition("(")[0] for step in trace.steps if step.target.endswith(NOTIFYING)}
    for position in range(len(trace.steps) - 1, -1, -1):
        step = trace.steps[position]
        if step.kind == "call" and step.thread not in waiting and step.target.partition("(")[0] in wanted:
            yield position
            return


def _wait_steps(trace: Trace, waits: tuple[Wait, ...]) -> Iterator[int]:
    for wait in waits:
        blocked = _last(trace, wait.thread, wait.line, ("block", "acquire", "call"))
        held = _last(trace, wait.holder, wait.held_line, ("acquire",))
        yield from (each for each in (held, blocked) if each is not None)


def _last(trace: Trace, thread: str, line: int, kinds: tuple[str, ...]) -> int | None:
    for position in range(len(trace.steps) - 1, -1, -1):
        step = trace.steps[position]
        if trace.threads[step.thread] == thread and step.line == line and step.kind in kinds:
            return position
    return None


def _failing_step(trace: Trace, finding: Finding) -> tuple[int, ...]:
    """Where an exception ended its thread: the step that raised, or the thread's last."""
    if finding.kind != "exception":
        return ()
    steps = trace.steps
    last: dict[int, int] = {}
    for position, step in enumerate(steps):
        if step.kind not in ("end", "wake"):
            last[step.thread] = position
    here = [each for each in last.values() if (steps[each].file, steps[each].line) == (finding.file, finding.line)]
    raised = [each for each in here if steps[each].kind == "raise"]
    named = [each for each in here if trace.threads[steps[each].thread] in re.findall(r"[\w-]+", finding.message)]
    return tuple(sorted(raised or named or here)[-1:])


def _meeting(steps: Sequence[Step], limit: int, own: Container[str]) -> tuple[int, ...]:
    """Without keys: the last steps around changes of thread, where a student's own step is among them; else what
    students wrote around the last interruptions."""
    edges = sorted(_edges(steps))[-limit:]
    talking = [each for each in edges if steps[each].kind != "wake"]
    if any(not quiet(steps[each], own) for each in talking):
        return tuple(talking)
    return tuple(sorted(set(_interruptions(steps, own)))[-limit:])


def _interruptions(steps: Sequence[Step], own: Container[str]) -> Iterator[int]:
    """Where a thread was left that need not wait, and went on later: its own steps before and after, and the first of
    who came in between."""
    loud = [position for position, step in enumerate(steps) if not quiet(step, own)]
    for position, (step, after) in enumerate(pairwise(steps)):
        if step.thread == after.thread or step.kind in ("block", "end"):
            continue
        left = [each for each in loud if steps[each].thread == step.thread]
        before, later = ([e for e in left if e <= position], [e for e in left if e > position])
        between = [e for e in loud if position < e < min(later, default=0) and steps[e].thread == after.thread]
        if before and between:
            yield from (before[-1], between[0], later[0])


def _edges(steps: Sequence[Step]) -> set[int]:
    changes = (pair for pair in pairwise(range(len(steps))) if steps[pair[0]].thread != steps[pair[1]].thread)
    return {position for pair in changes for position in pair}


def _context(steps: Sequence[Step], keys: frozenset[int], own: Container[str]) -> list[int]:
    """Steps worth showing besides the keys, the nearest to a key first."""
    lines = {(steps[key].thread, steps[key].file, steps[key].line) for key in keys}
    same_line = {
        position
        for position, step in enumerate(steps)
        if (step.thread, step.file, step.line) in lines and step.kind in ACCESSES + LOCKING
    }
    threads = {steps[key].thread for key in keys}
    edges = {each for each in _edges(steps) if steps[each].thread in threads}
    near = {
        each for each in edges | same_line if min(keys) - BEFORE <= each <= max(keys) and not quiet(steps[each], own)
    }
    return sorted(near - keys, key=lambda position: (min(abs(position - key) for key in keys), position))


def _without_single_gaps(shown: set[int], steps: Sequence[Step], own: Container[str]) -> tuple[int, ...]:
    """Fills a gap of one step, for saying that one step was left out takes as much room as the step."""
    loud = [position for position, step in enumerate(steps) if position in shown or not quiet(step, own)]
    single = {
        middle
        for before, middle, after in zip(loud, loud[1:], loud[2:], strict=False)
        if before in shown and after in shown
    }
    return tuple(sorted(shown | single))
