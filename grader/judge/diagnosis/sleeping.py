"""A sleep in place of a wait."""

from __future__ import annotations

import ast

from .evidence import Evidence
from .handing import starts
from .pattern import Diagnosis, Pattern
from .program import Program, argument, constant
from .stale import stale_uses

SLEEP = Pattern(
    "sleep-as-synchronisation",
    "A thread sleeps for a while and trusts that another one has finished by then. A sleep promises nothing about "
    "other threads, however long it is.",
    "What exactly is waited for here, and what could tell you that it has happened?",
)


_TOOLS = (
    "Lock",
    "RLock",
    "Semaphore",
    "BoundedSemaphore",
    "Condition",
    "Event",
    "Barrier",
    "Queue",
    "SimpleQueue",
    "LifoQueue",
    "PriorityQueue",
    "Future",
    "Thread",
    "ThreadPoolExecutor",
)
"""What one thread can wait for another with, or shut it out."""


def sleeping(evidence: Evidence) -> Diagnosis | None:
    """A thread slept in the submission, outside any loop, and another thread has work left in this call or had it when
    it woke; or it slept for a constant, and there is nothing else to wait with, or others came and went meanwhile."""
    if evidence.kind not in ("wrong-outcome", "exception"):
        return None
    for call in evidence.program.made("sleep"):
        function = evidence.program.function_of(call)
        if function is None or any(isinstance(each, ast.While) for each in evidence.program.within(call)):
            continue
        place = evidence.program.place(call)
        slept = any((step.file, step.line) == place and step.kind == "block" for step in evidence.steps)
        for_others = starts(function) or _decides(evidence.program, call) or _missed_it(evidence, place)
        if slept and (for_others or (_is_fixed(call) and _in_place_of_a_wait(evidence, place))):
            return Diagnosis(SLEEP, (place,))
    return None


def _is_fixed(call: ast.Call) -> bool:
    return isinstance(constant(argument(call, "secs", 0)), int | float)


def _in_place_of_a_wait(evidence: Evidence, place: tuple[str, int]) -> bool:
    """Whether the program has nothing to wait with, and no data that suffers, or another thread came into it while the
    sleeper slept."""
    if not any(evidence.program.made(*_TOOLS)):
        return next(stale_uses(evidence), None) is None
    for number, step in enumerate(evidence.steps):
        if (step.file, step.line, step.kind) != (*place, "block"):
            continue
        rest = evidence.steps[number + 1 :]
        woke = next((each.number for each in rest if each.thread == step.thread), 10**9)
        if any(each.thread != step.thread and each.number < woke and evidence.own(each) for each in rest):
            return True
    return False


def _decides(program: Program, call: ast.Call) -> bool:
    """Whether the sleep stands under an ``if``: it looked, found nothing, and sleeps instead of waiting."""
    return any(isinstance(each, ast.If) for each in program.within(call))


def _missed_it(evidence: Evidence, place: tuple[str, int]) -> bool:
    """Whether the sleeper, when it had slept, read something that another thread changed only later."""
    for woke in evidence.own_steps:
        if woke.kind != "wake" or (woke.file, woke.line) != place:
            continue
        rest = [s for s in evidence.steps[woke.number :] if s.thread == woke.thread]
        end = next((s.number for s in rest if evidence.foreign(s)), 10**9)
        reads = {s.target: s.number for s in rest if s.kind == "read" and s.number < end}
        if any(
            s.kind == "write" and s.thread != woke.thread and s.number > reads.get(s.target, 10**9)
            for s in evidence.own_steps
        ):
            return True
    return False
