"""Where exceptions go: lost on their thread, changed on the way, or taking with them what should have been done."""

from __future__ import annotations

import ast
import re

from .evidence import Evidence
from .handlers import (
    changed_on_the_way,
    handlers,
    in_handler,
    raised_anew,
    swallowed,
    unguarded_calls,
    unguarded_signals,
    work,
)
from .pattern import Diagnosis, Pattern
from .program import Program, dotted, names_in

SKIPPED = Pattern(
    "signal-skipped",
    "An exception jumps over the line that would have told a waiting thread that it can go on. It waits for ever.",
    "Which lines still run when the call before them raises?",
)
ENDS_WORKER = Pattern(
    "exception-ends-worker",
    "An exception gets out of a worker's loop and ends the worker; what was still to be done, or to be reported, is "
    "not.",
    "Which loop does the exception leave, and who would have done the rest?",
)
LOST = Pattern(
    "exception-lost",
    "A call raised, and whoever asked for it doesn't hear of it: the exception is caught and dropped, is handed out "
    "like a result, or ends on the thread where it was raised.",
    "Follow the exception from the line that raises it: where does it end, for every kind of exception?",
)
WRONG = Pattern(
    "wrong-exception",
    "An exception reaches the caller that isn't the one it should be: another call's, a new one, or one where none was "
    "due.",
    "Which exception is the caller to see, and what has become of it on the way?",
)
FIRST_FAILURE = Pattern(
    "stops-at-first-failure",
    "After the first failure the rest is left undone, though it has nothing to do with that failure.",
    "Who else still has work when one call has failed, and what tells them to leave it?",
)


def signal_skipped(evidence: Evidence) -> Diagnosis | None:
    """A thread waits for a signal that a function gives after a call it was handed, not in a ``finally``, and the trace
    shows that call without the signal, and an exception."""
    if evidence.kind != "deadlock" or not any(evidence.own(wait) for wait in evidence.waits):
        return None
    if not any(step.kind == "raise" for step in evidence.steps) and not _raised_in_scenario(evidence):
        return None
    for call, signal in unguarded_signals(evidence.program):
        file = evidence.program.file_of(call)
        for step in evidence.own_steps:
            if (step.file, step.line, step.kind) != (file, call.lineno, "call"):
                continue
            rest = [s for s in evidence.own_steps if s.thread == step.thread and s.number > step.number]
            until = next(
                (s.number for s in rest if (s.line, s.kind) == (step.line, "call") and s.target == step.target), 10**9
            )
            signalled = any(s.line == signal.lineno and s.number < until for s in rest)
            over = _over(evidence, step.thread, until)
            if not signalled and over and _about(evidence, signal):
                return Diagnosis(SKIPPED, ((file, call.lineno), (file, signal.lineno)))
    return None


def ends_worker(evidence: Evidence) -> Diagnosis | None:
    """A worker's loop calls what it was handed without catching all it may raise within the loop; and a thread was
    ended by an exception, or the caller waits for an answer that doesn't come."""
    died = any(step.kind == "raise" and step.thread for step in evidence.steps)
    died = died or (bool(evidence.steps) and _raised_in_scenario(evidence))
    waits = evidence.kind == "timeout"
    if not (waits or (evidence.kind in ("wrong-outcome", "deadlock") and died)):
        return None
    for call in unguarded_calls(evidence.program, strict=bool(evidence.steps)):
        return Diagnosis(ENDS_WORKER, (evidence.program.place(call),))
    return None


def lost(evidence: Evidence) -> Diagnosis | None:
    """The scenario expected an exception to reach the caller, and none did; or, with nothing to compare, the text
    swallows what the work raises."""
    wanted, got = evidence.raised
    if evidence.kind == "wrong-outcome" and wanted and not got and _may_lose(evidence):
        dropped = next(swallowed(evidence.program), None)
        if dropped is None and not evidence.undisturbed:
            return None  # what another order would have shown is no question of exceptions
        place = dropped or next(work(evidence.program), None)
        return Diagnosis(LOST, (place,) if place else ())
    if evidence.kind == "wrong-outcome" and (evidence.uninterrupted or evidence.real) and _raised_in_scenario(evidence):
        dropped = next(swallowed(evidence.program), None)
        if dropped is not None:
            return Diagnosis(LOST, (dropped,))
    return None


def escaped(evidence: Evidence) -> Diagnosis | None:
    """A queue's own ``Empty`` or ``Full`` got out of a bounded wait of the submission."""
    if evidence.kind == "exception" and re.match(r"(?:queue\.)?(?:Empty|Full)\b", evidence.finding.message):
        return Diagnosis(WRONG, ((evidence.finding.file, evidence.finding.line),))
    return None


def wrong(evidence: Evidence) -> Diagnosis | None:
    """The scenario expected one exception, or none, and another one reached the caller."""
    wanted, got = evidence.raised
    if evidence.kind == "wrong-outcome" and evidence.real:
        for place in changed_on_the_way(evidence.program):
            return Diagnosis(WRONG, (place,))
    if evidence.kind == "wrong-outcome" and got and got != wanted:
        if not wanted and not _has_a_hand_in_it(evidence.program, got):
            return None
        anew = next(raised_anew(evidence.program), None)
        return Diagnosis(WRONG, (anew,) if anew else ())
    if evidence.kind == "exception" and (evidence.uninterrupted or evidence.real):
        for line in evidence.program.at(evidence.finding.file, evidence.finding.line):
            if isinstance(line, ast.Raise) and in_handler(evidence.program, line) and line.exc is not None:
                return Diagnosis(WRONG, ((evidence.finding.file, evidence.finding.line),))
    return None


_OF_PYTHON = frozenset(("TypeError", "AttributeError", "NameError", "UnboundLocalError"))
"""What Python raises when code is wrong in itself: unless it was raised by hand, that is a slip."""


def _has_a_hand_in_it(program: Program, name: str) -> bool:
    """Whether the program itself hands on exceptions like the one that came where none was due."""
    raised = [node for node in program.nodes if isinstance(node, ast.Raise)]
    if name in _OF_PYTHON:
        return any(name in names_in(node.exc) for node in raised)
    return bool(raised) or any(isinstance(node, ast.ExceptHandler) for node in program.nodes)


def first_failure(evidence: Evidence) -> Diagnosis | None:
    """A loop asks whether anything has failed yet, and leaves; or ``map`` of an executor gives up at the first
    exception, where some call raised."""
    if evidence.kind != "wrong-outcome" or not _raised_in_scenario(evidence) or evidence.raised != ("", ""):
        return None
    program = evidence.program
    for node in program.nodes:
        if isinstance(node, ast.While):
            failures = {dotted(s.value) for h in handlers(node) for s in ast.walk(h) if isinstance(s, ast.Subscript)}
            failures |= {
                dotted(c.func.value)
                for h in handlers(node)
                for c in ast.walk(h)
                if isinstance(c, ast.Call) and isinstance(c.func, ast.Attribute)
            }
            if names_in(node.test) & (failures - {""}):
                return Diagnosis(FIRST_FAILURE, (program.place(node),))
    if evidence.steps and any(program.made("ThreadPoolExecutor")):
        for call in program.methods("map"):
            return Diagnosis(FIRST_FAILURE, (program.place(call),))
    return None


def _may_lose(evidence: Evidence) -> bool:
    """Whether there is a place where an exception can get lost: a handler, or a thread of its own."""
    program = evidence.program
    handled = any(isinstance(node, ast.Try) for node in program.nodes)
    return handled or any(program.made("Thread", "submit", "Process")) or _raised_in_scenario(evidence)


# -- reading the text --------------------------------------------------------------------------------------------------


def _over(evidence: Evidence, thread: int, before: int) -> bool:
    rest = [step for step in evidence.of(thread) if step.number < before]
    return before < 10**9 or any(step.kind == "end" for step in rest) or (bool(rest) and rest[-1].kind == "block")


def _about(evidence: Evidence, signal: ast.Call) -> bool:
    """Whether the signal is what somebody waits for: by name, or since the standing thread waits in the submission."""
    name = dotted(signal.func).rpartition(".")[0]
    return any(evidence.own(wait) and wait.resource.partition(" #")[0] == name for wait in evidence.waits)


def _raised_in_scenario(evidence: Evidence) -> bool:
    if not evidence.steps:
        return evidence.real
    return any(
        (step.kind == "raise" or step.text.startswith("raise ")) and not evidence.own(step) for step in evidence.steps
    )
