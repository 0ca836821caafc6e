"""Word that is not given, not to enough threads, or before there is anything to tell."""

from __future__ import annotations

import ast

from grader.results import Wait

from .conditions import LOST_WAKEUP
from .evidence import Evidence, method_of
from .looking import MUTATORS, NOTIFIED, changes, looked_at, named, touched, waiters
from .pattern import Diagnosis, Pattern
from .program import Program, dotted

ONE_FOR_MANY = Pattern(
    "notify-for-many",
    "Several threads wait, one notification is given, and one of them wakes; the others sleep on, though there was "
    "something for them too.",
    "How many threads can go on after this change, and how many are told of it?",
)
NO_NOTIFY = Pattern(
    "missing-notify",
    "A thread changes what another one waits for, and tells nobody. The other one would only look again if it were "
    "woken.",
    "Who has to hear of this change, and who tells them, on every way through the function?",
)
_TAKERS = frozenset(("pop", "popleft", "remove", "discard", "clear"))


def one_for_many(evidence: Evidence) -> Diagnosis | None:
    """``notify`` was called while two or more threads waited on the condition, and this one was never woken."""
    for wait in waiters(evidence):
        if not wait.action.startswith(NOTIFIED):
            continue
        asleep: set[int] = set()
        name = evidence.resource(wait)
        for step in evidence.steps:
            if step.kind == "block" and step.note.startswith(NOTIFIED) and evidence.resource(step) == name:
                asleep.add(step.thread)
            elif step.kind == "wake":
                asleep.discard(step.thread)
            elif (
                named(method_of(step)) == (name, "notify")
                and len(asleep) > 1
                and evidence.thread_of(wait) in asleep
                and _there(evidence, wait)
            ):
                return Diagnosis(ONE_FOR_MANY, ((step.file, step.line), (wait.file, wait.line)))
    return None


def missing_notify(evidence: Evidence) -> Diagnosis | None:
    """Another thread changed what the waiter's predicate looks at, after the waiter slept, and called no ``notify``."""
    for wait in waiters(evidence):
        blocked = evidence.blocked_at(wait)
        if not wait.action.startswith(NOTIFIED) or not blocked:
            continue
        after = [step for step in evidence.own_steps if step.number > blocked]
        changed = [step for step in after if touched(step) in looked_at(evidence, wait) and changes(step)]
        if (
            changed
            and changed[-1].thread != evidence.thread_of(wait)
            and not any("notify" in method_of(step)[1] for step in after)
        ):
            return Diagnosis(NO_NOTIFY, ((changed[-1].file, changed[-1].line), (wait.file, wait.line)))
    return None


def never_told(evidence: Evidence) -> Diagnosis | None:
    """What the waiter's predicate looks at is changed by another thread, in a function with no ``notify``."""
    for wait in waiters(evidence):
        if not wait.action.startswith(NOTIFIED):
            continue
        wanted = looked_at(evidence, wait)
        for step in reversed(evidence.own_steps):
            other = step.thread != evidence.thread_of(wait) and not evidence.made_here(step)
            if changes(step) and touched(step) in wanted and other:
                if not _tells(evidence.program, step.file, step.line):
                    return Diagnosis(NO_NOTIFY, ((step.file, step.line), (wait.file, wait.line)))
                break
    return None


def notified_too_early(evidence: Evidence) -> Diagnosis | None:
    """Word was given, then the waiter looked and slept, then the change was made that the word had been about."""
    for wait in waiters(evidence):
        blocked = evidence.blocked_at(wait)
        if not wait.action.startswith(NOTIFIED) or not blocked:
            continue
        for step in evidence.own_steps:
            if step.number > blocked and changes(step) and touched(step) in looked_at(evidence, wait):
                earlier = [s for s in evidence.own_steps if s.thread == step.thread and s.number < blocked]
                words = [s for s in earlier if "notify" in method_of(s)[1] and step in evidence.rest_of_turn(s)]
                if words:
                    return Diagnosis(LOST_WAKEUP, ((words[-1].file, words[-1].line), (step.file, step.line)))
    return None


def _tells(program: Program, file: str, line: int) -> bool:
    """Whether the function around a line calls ``notify``, or another function of the program that may."""
    for node in program.at(file, line):
        function = program.function_of(node)
        if function is not None:
            return any(
                isinstance(each, ast.Call) and (dotted(each.func).startswith("self._") or "notify" in dotted(each.func))
                for each in ast.walk(function)
                if isinstance(each, ast.Call) and dotted(each.func).rpartition(".")[2] not in MUTATORS
            )
    return True


def _there(evidence: Evidence, wait: Wait) -> bool:
    """Whether what the waiter waits for was given at last, and not taken away since."""
    wanted, left = looked_at(evidence, wait), 0
    for step in evidence.own_steps:
        if not changes(step) or touched(step) not in wanted:
            continue
        name = method_of(step)[1]
        if name == "clear" or step.value in ("()", "[]", "None", "{}"):
            left = 0
        elif name in _TAKERS or "heappop" in step.target:
            left -= 1
        else:
            left += 1
    return left > 0
