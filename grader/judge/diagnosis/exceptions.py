"""Where exceptions go: lost on their thread, changed on the way, or taking with them what should have been done next."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .evidence import Evidence
from .pattern import Diagnosis, Pattern
from .program import LOOPS, Function, Program, dotted, names_in

SKIPPED = Pattern(
    "signal-skipped",
    "An exception jumps over the line that would have told a waiting thread that it can go on. It waits for ever.",
    "Which lines still run when the call before them raises?",
)
ENDS_WORKER = Pattern(
    "exception-ends-worker",
    "An exception gets out of a worker's loop and ends the worker; what was still to be done, or to be reported, is not.",
    "Which loop does the exception leave, and who would have done the rest?",
)
LOST = Pattern(
    "exception-lost",
    "A call raised, and whoever asked for it doesn't hear of it: the exception is caught and dropped, is handed out like "
    "a result, or ends on the thread where it was raised.",
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
    shows that call without the signal."""
    if evidence.kind != "deadlock" or not any(evidence.own(wait) for wait in evidence.waits):
        return None
    for call, signal in _unguarded_signals(evidence.program):
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
    for call in _unguarded_calls(evidence.program, strict=bool(evidence.steps)):
        return Diagnosis(ENDS_WORKER, ((evidence.program.file_of(call), call.lineno),))
    return None


def lost(evidence: Evidence) -> Diagnosis | None:
    """The scenario expected an exception to reach the caller, and none did; or, with nothing to compare, the text
    swallows what the work raises."""
    wanted, got = evidence.raised
    if evidence.kind == "wrong-outcome" and wanted and not got and _may_lose(evidence):
        place = next(_swallowed(evidence.program), None) or next(_work(evidence.program), None)
        return Diagnosis(LOST, (place,) if place else ())
    if evidence.kind == "wrong-outcome" and (evidence.uninterrupted or evidence.real) and _raised_in_scenario(evidence):
        swallowed = next(_swallowed(evidence.program), None)
        if swallowed is not None:
            return Diagnosis(LOST, (swallowed,))
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
        for place in _changed_on_the_way(evidence.program):
            return Diagnosis(WRONG, (place,))
    if evidence.kind == "wrong-outcome" and got and got != wanted:
        place = next(_raised_anew(evidence.program), None)
        return Diagnosis(WRONG, (place,) if place else ())
    if evidence.kind == "exception" and (evidence.uninterrupted or evidence.real):
        for line in evidence.program.at(evidence.finding.file, evidence.finding.line):
            if isinstance(line, ast.Raise) and _in_handler(evidence.program, line) and line.exc is not None:
                return Diagnosis(WRONG, ((evidence.finding.file, evidence.finding.line),))
    return None


def first_failure(evidence: Evidence) -> Diagnosis | None:
    """A loop asks whether anything has failed yet, and leaves; or ``map`` of an executor gives up at the first
    exception, where some call raised."""
    if evidence.kind != "wrong-outcome" or not _raised_in_scenario(evidence) or evidence.raised != ("", ""):
        return None
    program = evidence.program
    for node in program.nodes:
        if isinstance(node, ast.While):
            failures = {dotted(s.value) for h in _handlers(node) for s in ast.walk(h) if isinstance(s, ast.Subscript)}
            failures |= {
                dotted(c.func.value)
                for h in _handlers(node)
                for c in ast.walk(h)
                if isinstance(c, ast.Call) and isinstance(c.func, ast.Attribute)
            }
            if names_in(node.test) & (failures - {""}):
                return Diagnosis(FIRST_FAILURE, ((program.file_of(node), node.lineno),))
    if evidence.steps and any(program.made("ThreadPoolExecutor")):
        for call in program.methods("map"):
            return Diagnosis(FIRST_FAILURE, ((program.file_of(call), call.lineno),))
    return None


def _may_lose(evidence: Evidence) -> bool:
    """Whether there is a place where an exception can get lost: a handler, or a thread of its own."""
    program = evidence.program
    handled = any(isinstance(node, ast.Try) for node in program.nodes)
    return handled or any(program.made("Thread", "submit", "Process")) or _raised_in_scenario(evidence)


# -- reading the text --------------------------------------------------------------------------------------------------

_SIGNALS = ("release", "set", "task_done", "notify", "notify_all", "count_down", "put", "set_result", "wait")


def _unguarded_signals(program: Program) -> Iterator[tuple[ast.Call, ast.Call]]:
    """Calls of what a function was handed, with a signal after them that an exception jumps over."""
    for signal in program.methods(*_SIGNALS):
        statement = program.statement_of(signal)
        function = program.function_of(signal)
        if statement is None or function is None or isinstance(function, ast.Lambda):
            continue
        for call in _handed_calls(program, function):
            if call.lineno < signal.lineno and not _reached_anyway(program, call, signal):
                yield call, signal
            elif call.lineno == signal.lineno and call in ast.walk(signal):
                yield call, signal


def _handed_calls(program: Program, function: Function) -> Iterator[ast.Call]:
    for call in program.calls:
        if program.function_of(call) is function and _handed(program, call):
            yield call


def _handed(program: Program, call: ast.Call) -> bool:
    """Whether what is called was given to the function as an argument, or came out of a collection or a queue."""
    name = dotted(call.func)
    first = name.partition(".")[0]
    if not name or "." in name and first != "self":
        return False
    if name in program.handed_to(call):
        return True
    return first == "self" and name.count(".") == 1 and _stored_parameter(program, name)


def _stored_parameter(program: Program, name: str) -> bool:
    for node in program.nodes:
        if isinstance(node, ast.Assign):
            pairs = []
            for target in node.targets:
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs += list(zip(target.elts, node.value.elts, strict=False))
                else:
                    pairs.append((target, node.value))
            for target, value in pairs:
                if dotted(target) == name and dotted(value) in program.parameters_of(node) and dotted(value):
                    return True
    return False


def _reached_anyway(program: Program, call: ast.Call, signal: ast.Call) -> bool:
    """Whether the signal is given also when the call raises: by a ``finally``, or after a handler that catches all."""
    for each in program.within(call):
        if not isinstance(each, ast.Try):
            continue
        if any(signal in ast.walk(statement) for statement in each.finalbody):
            return True
        inside = any(signal in ast.walk(statement) for statement in (*each.body, *each.orelse))
        if not inside and any(_catches_all(h) and not _leaves(h) for h in each.handlers):
            return True
        if any(signal in ast.walk(h) for h in each.handlers):
            return True
    return False


def _catches_all(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or "BaseException" in names_in(handler.type)


def _leaves(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise | ast.Return | ast.Break) for node in ast.walk(handler))


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


def _unguarded_calls(program: Program, *, strict: bool) -> Iterator[ast.Call]:
    """Calls of what a worker was handed, in its loop (or, between processes, anywhere) and outside any ``try`` there that
    catches what they raise; if ``strict``, all that can be raised."""
    for call in program.calls:
        if not _handed(program, call):
            continue
        loop = next((each for each in program.within(call) if isinstance(each, LOOPS)), None)
        function = program.function_of(call)
        if (
            (loop is None and strict)
            or function is None
            or isinstance(function, ast.Lambda)
            or not _is_worker(program, function)
        ):
            continue
        around: list[ast.AST] = []
        for each in program.within(call):
            if each is loop:
                break
            around.append(each)
        tries = [each for each in around if isinstance(each, ast.Try) and any(call in ast.walk(s) for s in each.body)]
        handlers = [handler for each in tries for handler in each.handlers]
        if not any(_catches_all(each) or (not strict and _catches_exception(each)) for each in handlers):
            yield call


def _catches_exception(handler: ast.ExceptHandler) -> bool:
    return handler.type is not None and "Exception" in names_in(handler.type)


def _is_worker(program: Program, function: Function) -> bool:
    """Whether the function runs on a thread or process of its own: it is handed over by name, or is a ``run``."""
    name = getattr(function, "name", "")
    if name == "run":
        return True
    return any(
        name
        in {each.rpartition(".")[2] for value in (*c.args, *(k.value for k in c.keywords)) for each in names_in(value)}
        for c in program.made("Thread", "Process", "submit", "map", "starmap")
    )


def _handlers(node: ast.AST) -> Iterator[ast.ExceptHandler]:
    return (each for each in ast.walk(node) if isinstance(each, ast.ExceptHandler))


def _swallowed(program: Program) -> Iterator[tuple[str, int]]:
    """Handlers round the work that neither raise, nor keep the exception for somebody who does."""
    for node in program.nodes:
        if isinstance(node, ast.Try) and _does_work(program, node):
            for handler in node.handlers:
                returned = any(
                    isinstance(n, ast.Return) and handler.name and dotted(n.value) == handler.name
                    for n in ast.walk(handler)
                )
                dropped = _puts_none(handler) or all(map(_does_nothing, handler.body))
                if returned or dropped:
                    yield program.file_of(handler), handler.lineno
            if any(isinstance(n, ast.Return) for s in node.finalbody for n in ast.walk(s)):
                yield program.file_of(node), node.finalbody[-1].lineno
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or) and isinstance(node.values[0], ast.Call):
            if dotted(node.values[0].func).endswith(".exception") and isinstance(
                next(program.around(node)), ast.ListComp
            ):
                yield program.file_of(node), node.lineno


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Return):
        return statement.value is None or (isinstance(statement.value, ast.Constant) and statement.value.value is None)
    return isinstance(statement, ast.Pass | ast.Continue | ast.Break)


def _puts_none(handler: ast.ExceptHandler) -> bool:
    """Whether the handler does nothing but put None in the result's place, or print."""
    only = handler.body[0] if len(handler.body) == 1 else None
    if isinstance(only, ast.Assign):
        return isinstance(only.value, ast.Constant) and only.value.value is None
    if isinstance(only, ast.Expr) and isinstance(only.value, ast.Call):
        values = only.value.args
        return dotted(only.value.func) == "print" or (
            len(values) == 1 and isinstance(values[0], ast.Constant) and values[0].value is None
        )
    return False


def _does_work(program: Program, node: ast.Try) -> bool:
    for statement in node.body:
        for each in ast.walk(statement):
            named = isinstance(each, ast.Call) and (
                _handed(program, each) or dotted(each.func).endswith((".recv", ".result"))
            )
            if named or isinstance(each, ast.AugAssign):
                return True
    return False


def _work(program: Program) -> Iterator[tuple[str, int]]:
    for call in program.calls:
        if _handed(program, call):
            yield program.file_of(call), call.lineno


def _raised_anew(program: Program) -> Iterator[tuple[str, int]]:
    for node in program.nodes:
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and _in_handler(program, node):
            yield program.file_of(node), node.lineno
    for node in program.nodes:
        if isinstance(node, ast.Raise):
            yield program.file_of(node), node.lineno


def _changed_on_the_way(program: Program) -> Iterator[tuple[str, int]]:
    """Where an exception becomes another one: raised anew in a handler, made a text, or replaced by a later one."""
    for node in program.nodes:
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and _in_handler(program, node):
            yield program.file_of(node), node.lineno
        elif isinstance(node, ast.ExceptHandler) and node.name:
            for each in ast.walk(node):
                if isinstance(each, ast.Call) and dotted(each.func) in ("str", "repr") and node.name in names_in(each):
                    yield program.file_of(each), each.lineno
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.BoolOp) and isinstance(node.value.op, ast.Or):
            same = dotted(node.value.values[-1]) == dotted(node.targets[0])
            if same and any(
                isinstance(n, ast.Raise) and dotted(n.exc) == dotted(node.targets[0]) for n in program.nodes
            ):
                yield program.file_of(node), node.lineno


def _in_handler(program: Program, node: ast.AST) -> bool:
    return any(isinstance(each, ast.ExceptHandler) for each in program.within(node))
