"""Patterns in a minimised trace, by the names that textbooks give them.

A diagnosis is only made where the trace shows it; an empty one is better than a wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from grader.results import Finding, Step


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


def _of_standstill(finding: Finding) -> tuple[Pattern, Step | None] | None:
    holders = {
        wait.thread: wait.holder
        for wait in finding.waits
        if wait.holder and wait.action.startswith("waits for the lock")
    }
    if any(thread == holder for thread, holder in holders.items()):
        return SELF_DEADLOCK, None
    if _cyclic(holders):
        return LOCK_ORDER, None
    alive = {wait.thread for wait in finding.waits}
    if any(holder not in alive for holder in holders.values()):
        return LOCK_LEFT, None
    actions = [wait.action for wait in finding.waits]
    if any(action.startswith("waits to be notified") for action in actions) and _notified_too_early(finding):
        return LOST_WAKEUP, None
    if any(action.startswith("waits for an item") for action in actions):
        return NO_SENTINEL, None
    return None


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


def _notified_too_early(finding: Finding) -> bool:
    if finding.trace is None:
        return False
    names = finding.trace.threads
    waiters = {wait.thread for wait in finding.waits if wait.action.startswith("waits to be notified")}
    notified = [step.number for step in finding.trace.steps if step.kind == "call" and ".notify" in step.target]
    waits = [step.number for step in finding.trace.steps if step.kind == "block" and names[step.thread] in waiters]
    return bool(notified and waits) and min(notified) < max(waits)


def _of_result(finding: Finding) -> tuple[Pattern, Step | None] | None:
    if finding.trace is None or finding.kind not in ("wrong-outcome", "exception"):
        return None
    steps = [step for step in finding.trace.steps if step.kind in ("read", "write", "call", "test")]
    for index, first in enumerate(steps):
        if first.kind != "read":
            continue
        between = _others_write(steps, index)
        if between is None:
            continue
        own_write = next(
            (each for each in steps[between:] if each.thread == first.thread and _touches(each, first)), None
        )
        if own_write is not None and own_write.kind == "write":
            return LOST_UPDATE, first
        if own_write is not None and own_write.kind == "call":
            return CHECK_THEN_ACT, first
    return None


def _others_write(steps: list[Step], index: int) -> int | None:
    """The position after the first write by another thread to what step ``index`` read, before its thread goes on."""
    first = steps[index]
    for position in range(index + 1, len(steps)):
        each = steps[position]
        if each.thread == first.thread:
            return None
        if each.target == first.target and each.kind == "write":
            return position + 1
    return None


def _touches(step: Step, first: Step) -> bool:
    return step.target == first.target or (step.kind == "call" and step.target.startswith(first.target + "."))
