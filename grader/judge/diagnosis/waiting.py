"""Waiting too long, too short, or for the wrong thing: items that never come, full channels, bounded waits, sleeps,
and loops that ask again and again."""

from __future__ import annotations

import ast

from .evidence import Evidence, method_of
from .handing import starts
from .looking import looked_at
from .pattern import Diagnosis, Pattern
from .program import Program, dotted, receiver

FOR_NOTHING = Pattern(
    "waits-for-nothing",
    "A thread waits for something that nobody is left to give: the next item, the end mark, the word to go.",
    "Who tells the last waiting thread that nothing more will come?",
)
FULL = Pattern(
    "full-channel",
    "One side waits until there is room to put something down, and the other side, which could make room, waits for "
    "the first one to finish.",
    "Who takes things out, and what are they waiting for before they begin?",
)
NO_WAIT = Pattern(
    "missing-wait",
    "A thread takes what another one is to bring, without waiting for it.",
    "What if it is not there yet?",
)


def empty_then_get(evidence: Evidence) -> Diagnosis | None:
    """A thread waits for an item in a loop that first asked whether the queue is empty."""
    from .races import CHECK_THEN_ACT

    for wait in evidence.waits:
        if wait.action.startswith("waits for an item") and evidence.own(wait):
            for call in evidence.program.calls_at(wait.file, wait.line, "get"):
                found = _asks_first(evidence.program, call)
                if found is not None:
                    return Diagnosis(CHECK_THEN_ACT, ((wait.file, found.lineno), (wait.file, wait.line)))
    return _drained_by_asking(evidence)


def full(evidence: Evidence) -> Diagnosis | None:
    """A thread waits for room; or, between processes, the text joins before it reads, or sends everything first."""
    for wait in evidence.waits:
        if wait.action.startswith("waits for room") and evidence.own(wait):
            return Diagnosis(FULL, ((wait.file, wait.line),))
    return _joined_before_read(evidence.program) if evidence.kind == "timeout" else None


def for_nothing(evidence: Evidence) -> Diagnosis | None:
    """A thread waits for an item, and every other thread has ended or waits for it; or for word of something that no
    other thread has touched, and all have ended."""
    if evidence.kind != "deadlock" or any(step.kind == "raise" and evidence.own(step) for step in evidence.steps):
        return None
    for wait in evidence.waits:
        if wait.action.startswith("waits for an item") and evidence.own(wait):
            return Diagnosis(FOR_NOTHING, ((wait.file, wait.line),))
    for wait in evidence.waits:
        others = [each for each in evidence.waits if each is not wait and evidence.own(each)]
        if wait.action.startswith("waits to be notified") and evidence.own(wait) and not others and evidence.steps:
            names = looked_at(evidence, wait)
            touched = [s for s in evidence.own_steps if s.kind == "write" and s.target in names]
            called = [s for s in evidence.own_steps if method_of(s)[0] in names]
            if names and not called and all(map(evidence.made_here, touched)):
                return Diagnosis(FOR_NOTHING, ((wait.file, wait.line),))
    return None


def missing_wait(evidence: Evidence) -> Diagnosis | None:
    """Taking from an empty collection raised, in a program that never waits for anything, nor asks before it takes."""
    if evidence.kind != "exception" or not evidence.finding.message.startswith(("IndexError", "KeyError")):
        return None
    program = evidence.program
    if any(program.methods("wait", "wait_for", "acquire", "get", "join")) or any(program.made("sleep")):
        return None
    if any(isinstance(node, ast.With | ast.While) for node in program.nodes):
        return None
    place = (evidence.finding.file, evidence.finding.line)
    takes = program.calls_at(*place, "pop", "popleft", "popitem", "heappop")
    if len(evidence.threads) > 1 and takes and not any(_looks_first(program, each) for each in takes):
        return Diagnosis(NO_WAIT, (place,))
    return None


def _looks_first(program: Program, call: ast.Call) -> bool:
    """Whether the call stands under a condition that reads what it takes from."""
    taken_from = receiver(call)
    conditions = [each.test for each in program.within(call) if isinstance(each, ast.If | ast.IfExp)]
    return any(
        isinstance(node, ast.expr) and dotted(node) == taken_from for test in conditions for node in ast.walk(test)
    )


def _asks_first(program: Program, call: ast.Call) -> ast.Call | None:
    queue = receiver(call)
    for around in program.within(call):
        if isinstance(around, ast.While | ast.If):
            for node in ast.walk(around.test):
                if isinstance(node, ast.Call) and dotted(node.func) in (f"{queue}.empty", f"{queue}.qsize"):
                    return node
    return None


def _drained_by_asking(evidence: Evidence) -> Diagnosis | None:
    """Between processes: results are read while the queue isn't ``empty``, which it may be while one is on its way."""
    from .races import CHECK_THEN_ACT

    if not evidence.real:
        return None
    for call in evidence.program.methods("get", "get_nowait"):
        found = _asks_first(evidence.program, call)
        function = evidence.program.function_of(call)
        if found is not None and function is not None and starts(function):
            return Diagnosis(CHECK_THEN_ACT, ((evidence.program.file_of(call), found.lineno),))
    return None


def _joined_before_read(program: Program) -> Diagnosis | None:
    for function in program.functions:
        if isinstance(function, ast.Lambda):
            continue
        inside = [call for call in program.calls if program.function_of(call) is function]
        joins = [c.lineno for c in inside if _method(c) == "join" and program.in_loop(c)]
        reads = [c.lineno for c in inside if _method(c) in ("get", "recv")]
        sends = [c.lineno for c in inside if _method(c) == "send" and program.in_loop(c)]
        if joins and reads and min(reads) > max(joins):
            return Diagnosis(FULL, ((program.file_of(function), joins[0]), (program.file_of(function), reads[0])))
        if sends and reads and min(reads) > max(sends) and any(_starts_process(program, c) for c in inside):
            return Diagnosis(FULL, ((program.file_of(function), sends[0]), (program.file_of(function), reads[0])))
    return None


def _starts_process(program: Program, call: ast.Call) -> bool:
    return program.called(call).rpartition(".")[2] == "Process"


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""
