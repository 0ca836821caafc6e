"""Standstills at locks and permits.

The wait-for graph is a fact; these rules read it. They keep silent where two threads share a name, for then the graph
doesn't tell who is meant.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.results import Wait

from .evidence import Evidence
from .pattern import Diagnosis, Pattern, Place
from .permits import taken_for_good
from .program import receiver
from .stale import stale_uses

LOCK_ORDER = Pattern(
    "lock-order-inversion",
    "Each of these threads holds a lock that the next one wants, round in a circle: none will ever let go.",
    "In which order does each thread take its locks? Could all of them use the same one?",
)
LOCK_LEFT = Pattern(
    "lock-not-released",
    "A thread is gone, or has gone on, and the lock it took is still held; everybody who wants it waits for ever.",
    "On which ways out of the function is the lock not given back? What if something raises?",
)
SELF_DEADLOCK = Pattern(
    "self-deadlock",
    "A thread waits for a lock that it holds itself.",
    "Who holds the lock when this line runs?",
)
HELD = Pattern(
    "lock-held-while-blocking",
    "A thread holds a lock while it waits for something else, and whoever could end that wait, or could do something "
    "meanwhile, needs the lock first.",
    "For how long is the lock held, and what may happen in that time?",
)


def own_lock(evidence: Evidence) -> Diagnosis | None:
    """A thread waits for a lock that it took itself: twice in one call, or in a call that is over."""
    if evidence.kind not in ("deadlock", "leaked-thread"):
        return None
    for wait in _for_locks(evidence):
        if wait.holder in ("", wait.thread):
            pattern = _of_own_lock(wait, evidence)
            kept = pattern is LOCK_LEFT and _is_given_back_elsewhere(evidence, wait)
            if pattern is not None and not kept:
                return Diagnosis(pattern, _lines(wait))
    return None


def lock_order(evidence: Evidence) -> Diagnosis | None:
    """The wait-for graph of the locks has a circle, or one is predicted from executions that went well."""
    if evidence.kind == "lock-order":
        return Diagnosis(LOCK_ORDER, tuple((side.file, side.line) for side in evidence.finding.sides))
    if _ambiguous(evidence) or evidence.kind != "deadlock":
        return None
    edges = {wait.thread: wait for wait in _for_locks(evidence) if wait.holder}
    for start, first in edges.items():
        seen: list[Wait] = []
        wait: Wait | None = first
        while wait is not None and wait not in seen:
            seen.append(wait)
            wait = edges.get(wait.holder)
        if wait is not None and wait.thread == start and len(seen) > 1:
            return Diagnosis(LOCK_ORDER, tuple(place for each in seen for place in _lines(each)))
    return None


def lock_left(evidence: Evidence) -> Diagnosis | None:
    """A lock is wanted whose holder waits for nothing any more, having ended, or only for the scenario's threads.

    Silent where the lock is given back under a condition which a stale use may have upset: that is where to look.
    """
    if _ambiguous(evidence) or evidence.kind not in ("deadlock", "leaked-thread"):
        return None
    alive = {wait.thread for wait in evidence.waits if not wait.action.startswith("waits for its threads")}
    for wait in _for_locks(evidence):
        kept = _upset(evidence, wait) or _is_given_back_elsewhere(evidence, wait)
        if wait.holder and wait.holder not in alive and not kept:
            return Diagnosis(LOCK_LEFT, _lines(wait))
    return None


def _upset(evidence: Evidence, wait: Wait) -> bool:
    """Whether all that gives the lock back stands under tests, and a thread did something by what was old by then."""
    name = wait.resource.partition(" #")[0]
    releases = [call for call in evidence.program.methods("release") if receiver(call) == name]
    tested = all(any(isinstance(each, ast.If) for each in evidence.program.within(call)) for call in releases)
    return bool(releases) and tested and next(stale_uses(evidence), None) is not None


def _is_given_back_elsewhere(evidence: Evidence, wait: Wait) -> bool:
    """Whether a lock is taken in one function and given back in others only: then it is meant to be kept, and on no way
    out of the function that takes it forgotten."""
    program, name = evidence.program, wait.resource.partition(" #")[0]
    releases = {program.function_of(call) for call in program.methods("release") if receiver(call) == name}
    taken = next((s for s in reversed(evidence.steps) if (s.kind, s.target) == ("acquire", wait.resource)), None)
    file, line = (taken.file, taken.line) if taken is not None else (wait.file, wait.held_line)
    here = {program.function_of(node) for node in program.at(file, line)}
    return bool(here) and bool(releases) and releases.isdisjoint(here)


def _is_owned(evidence: Evidence, wait: Wait) -> bool:
    """Whether a lock is an ``RLock``, which only its owner can give back."""
    name = wait.resource.partition(" #")[0]
    return any(step.target == name and step.value.startswith("<RLock") for step in evidence.steps)


def permit_left(evidence: Evidence) -> Diagnosis | None:
    """A permit is wanted that a call took which is over, in a function that gives it back on other ways, or in a
    program that never does. A semaphore that counts what others do is no such lock: who takes there never gives."""
    for wait in evidence.waits:
        if not wait.action.startswith("waits for a permit") or not evidence.own(wait):
            continue
        for step in taken_for_good(evidence, wait):
            return Diagnosis(LOCK_LEFT, ((step.file, step.line), (wait.file, wait.line)))
    return None


def held_while_blocking(evidence: Evidence) -> Diagnosis | None:
    """A lock of the program is wanted whose holder waits for something that is no lock, or that is predicted."""
    if evidence.kind == "held-lock" and evidence.finding.sides:
        return Diagnosis(HELD, tuple((side.file, side.line) for side in evidence.finding.sides))
    if _ambiguous(evidence) or evidence.kind != "deadlock":
        return None
    waiting = {wait.thread: wait for wait in evidence.waits}
    for wait in _for_locks(evidence):
        other = waiting.get(wait.holder)
        if _is_owned(evidence, wait) and _is_given_back_elsewhere(evidence, wait):
            continue  # somebody else was to give it back, and can't
        if evidence.own(wait) and other is not None and not other.action.startswith("waits for the lock"):
            places = [(wait.file, wait.held_line or wait.line), (other.file, other.line), (wait.file, wait.line)]
            return Diagnosis(HELD, tuple(place for place in places if place[0] in evidence.program.files))
    return None


def _for_locks(evidence: Evidence) -> Iterator[Wait]:
    return (wait for wait in evidence.waits if wait.action.startswith("waits for the lock"))


def _lines(wait: Wait) -> tuple[Place, ...]:
    return ((wait.file, wait.held_line), (wait.file, wait.line)) if wait.held_line else ((wait.file, wait.line),)


def _ambiguous(evidence: Evidence) -> bool:
    """Whether threads that came one after the other share a name: who is meant?"""
    edges = [wait for wait in _for_locks(evidence) if wait.holder]
    return any(evidence.threads.count(name) > 1 for edge in edges for name in (edge.thread, edge.holder))


def _of_own_lock(wait: Wait, evidence: Evidence) -> Pattern | None:
    if not evidence.steps:
        return SELF_DEADLOCK if wait.holder else None
    about = [step for step in evidence.steps if step.target == wait.resource]
    names = evidence.threads
    blocked = next((s for s in reversed(about) if s.kind == "block" and names[s.thread] == wait.thread), None)
    held = next((s for s in reversed(about) if s.kind in ("acquire", "release")), None)
    if blocked is None or held is None or held.kind == "release":
        return None
    if held.thread != blocked.thread:
        return LOCK_LEFT if wait.holder else None
    if any(isinstance(node, ast.With) for node in evidence.nodes_at(held)):
        return SELF_DEADLOCK  # it gives back on every way out: the call isn't over, and what it called came back here
    between = evidence.steps[held.number : blocked.number]
    left = any(step.thread == held.thread and evidence.foreign(step) for step in between)
    return LOCK_LEFT if left else SELF_DEADLOCK
