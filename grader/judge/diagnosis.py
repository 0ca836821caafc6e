"""Patterns in a minimised trace, by the names that textbooks give them.

A diagnosis is only made where the trace shows it; an empty one is better than a wrong one. So a thread that looked at
something after it was notified, and waits all the same, has not lost the wakeup: it looked at the wrong thing, and
whatever that is has no name here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from grader.results import Finding, Step, Trace, Wait


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a pattern is called, what it means, and a hint that doesn't give the solution away."""

    name: str
    explanation: str
    hint: str


LOST_UPDATE = Pattern(
    "lost-update",
    "A thread reads a value, another thread writes it, and the first one writes back what it worked out from the old "
    "value: the other's update is lost.",
    "What must not happen between the read and the write, and what could keep other threads out for so long?",
)
CHECK_THEN_ACT = Pattern(
    "check-then-act",
    "A thread looks at something and acts on what it saw, but another thread changes it in between.",
    "Which two steps have to be one for all other threads?",
)
LOST_WAKEUP = Pattern(
    "lost-wakeup",
    "A notification came when nobody was waiting yet, and a condition doesn't remember: whoever waits afterwards waits "
    "for ever.",
    "What could a thread look at, under the lock, before it decides to wait?",
)
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
NO_SENTINEL = Pattern(
    "waits-for-nothing",
    "A thread waits for an item that nobody is left to put.",
    "Who tells the last waiting thread that nothing more will come?",
)


def diagnose(finding: Finding) -> Finding:
    """The finding with diagnosis, explanation and place filled in, where its trace shows a known pattern."""
    found = _of_standstill(finding) if finding.kind == "deadlock" else _of_result(finding)
    if found is None:
        return finding
    pattern, step = found
    return replace(
        finding,
        diagnosis=pattern.name,
        explanation=pattern.explanation,
        hint=finding.hint or pattern.hint,
        file=step.file if step is not None else finding.file,
        line=step.line if step is not None else finding.line,
    )


_SCENARIOS = "scenarios.py"
_TOOL = re.compile(r"(.+)\.(?:acquire|release|wait|wait_for|notify|notify_all)\(")
_FLAGS = frozenset({"None", "True", "False"})
_ARITHMETIC = re.compile(r"[-+*/%|&^]")
_AUGMENTED = re.compile(r"[-+*/%|&^]=")


def _of_standstill(finding: Finding) -> tuple[Pattern, Step | None] | None:
    locked = [wait for wait in finding.waits if wait.action.startswith("waits for the lock")]
    for wait in locked:
        own = _of_own_lock(wait, finding.trace) if wait.holder in ("", wait.thread) else None
        if own is not None:
            return own, None
    edges = [wait for wait in locked if wait.holder]
    names = finding.trace.threads if finding.trace is not None else ()
    if any(names.count(name) > 1 for edge in edges for name in (edge.thread, edge.holder)):
        return None  # threads that came one after the other share a name: who is meant?
    holders = {edge.thread: edge.holder for edge in edges}
    if _cyclic(holders):
        return LOCK_ORDER, None
    alive = {wait.thread for wait in finding.waits}
    if any(holder not in alive for holder in holders.values()):
        return LOCK_LEFT, None
    if any(_missed(wait, finding.trace) for wait in finding.waits if wait.action.startswith("waits to be notified")):
        return LOST_WAKEUP, None
    if any(wait.action.startswith("waits for an item") for wait in finding.waits):
        return NO_SENTINEL, None
    return None


def _of_own_lock(wait: Wait, trace: Trace | None) -> Pattern | None:
    """Whether a lock was taken twice, or kept by a call that is over or by a thread of the same name."""
    if trace is None:
        return SELF_DEADLOCK if wait.holder else None
    about = [step for step in trace.steps if step.target == wait.resource]
    blocked = next((s for s in reversed(about) if s.kind == "block" and trace.threads[s.thread] == wait.thread), None)
    held = next((s for s in reversed(about) if s.kind in ("acquire", "release")), None)
    if blocked is None or held is None or held.kind == "release":
        return None
    if held.thread != blocked.thread:
        return LOCK_LEFT if wait.holder else None
    between = trace.steps[held.number : blocked.number]
    left = any(step.thread == held.thread and step.file == _SCENARIOS for step in between)
    return LOCK_LEFT if left else SELF_DEADLOCK


def _cyclic(holders: dict[str, str]) -> bool:
    for start in holders:
        seen = {start}
        thread = holders.get(start, "")
        while thread and thread not in seen:
            seen.add(thread)
            thread = holders.get(thread, "")
        if thread == start:
            return True
    return False


def _missed(wait: Wait, trace: Trace | None) -> bool:
    """Whether another thread notified before this one waited, and this one has not looked at anything since."""
    if trace is None or trace.truncated or trace.threads.count(wait.thread) != 1:
        return False
    waiter = trace.threads.index(wait.thread)
    blocked = max((step.number for step in trace.steps if (step.thread, step.kind) == (waiter, "block")), default=0)
    notified = max((s.number for s in trace.steps[:blocked] if s.thread != waiter and _notifies(s)), default=0)
    if not notified:
        return False
    tools = {match[1] for step in trace.steps if (match := _TOOL.match(step.target))}
    return not any(
        step.thread == waiter and step.file != _SCENARIOS and _looks(step, tools)
        for step in trace.steps[notified:blocked]
    )


def _notifies(step: Step) -> bool:
    return step.kind == "call" and ".notify" in step.target


def _looks(step: Step, tools: set[str]) -> bool:
    if step.kind == "call":
        return _TOOL.match(step.target) is None
    return step.kind in ("read", "test") and step.target not in tools


def _of_result(finding: Finding) -> tuple[Pattern, Step | None] | None:
    if finding.trace is None or finding.kind not in ("wrong-outcome", "exception"):
        return None
    steps = [step for step in finding.trace.steps if step.kind in ("read", "write", "call", "test")]
    for index, first in enumerate(steps):
        if first.kind != "read" or first.file == _SCENARIOS:
            continue
        between = _others_write(steps, index)
        own = _next_own(steps[between:], first) if between is not None else None
        if own is None or between is None:
            continue
        at_once = not any(step.thread == first.thread for step in steps[index + 1 : between])
        if own.kind == "write" and first.value not in _FLAGS and (at_once or _computes(own)):
            return LOST_UPDATE, first
        if own.kind in ("write", "call") and at_once:
            return CHECK_THEN_ACT, first
    return None


def _others_write(steps: list[Step], index: int) -> int | None:
    """The position after the first write by another thread to what step ``index`` read, if that comes before its own
    thread touches it again or has returned to the scenario.

    The same name may stand for different objects; where the other thread read another value than this one, it does.
    """
    first = steps[index]
    for position in range(index + 1, len(steps)):
        each = steps[position]
        if each.thread == first.thread and (each.file == _SCENARIOS or _touches(each, first)):
            return None
        if each.thread == first.thread or each.target != first.target:
            continue
        if each.kind == "write":
            return position + 1
        if each.value != first.value:
            return None
    return None


def _next_own(steps: list[Step], first: Step) -> Step | None:
    """The next step in which the thread of ``first`` touches the same, unless it returns to the scenario before."""
    for each in steps:
        if each.thread == first.thread and each.file == _SCENARIOS:
            return None
        if each.thread == first.thread and _touches(each, first):
            return each
    return None


def _computes(write: Step) -> bool:
    """Whether the line that writes works something out, so that it may build on what was read before."""
    return _ARITHMETIC.search(write.text.partition("=")[2]) is not None or _AUGMENTED.search(write.text) is not None


def _touches(step: Step, first: Step) -> bool:
    return step.target == first.target or (step.kind == "call" and step.target.startswith(first.target + "."))
