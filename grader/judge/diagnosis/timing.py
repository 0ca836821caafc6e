"""Waits with a bound, and what is made of it: gave up, slept instead, or kept another time than was asked."""

from __future__ import annotations

import ast

from grader.results import Step, Wait

from .evidence import Evidence, method_of
from .pattern import Diagnosis, Pattern
from .program import (
    Program,
    argument,
    constant,
    dotted,
    names_in,
    parameters,
    receiver,
)

GAVE_UP = Pattern(
    "gave-up-waiting",
    "A wait that lasts only so long comes back without what was waited for, and the code goes on as if it had it.",
    "How does this call tell whether it got what it waited for, and what if a thread is slower than you thought?",
)


BUSY = Pattern(
    "busy-wait",
    "A thread that has nothing to do keeps asking instead of sleeping until it is told.",
    "What could wake the thread when there is something to do?",
)


TIMEOUT = Pattern(
    "timeout-not-kept",
    "The caller says how long to wait at most; this code waits longer, shorter, or for ever.",
    "Follow the given number of seconds to every place that waits. Which one never hears of it, or "
    "hears another number?",
)


_BOUNDED = {"acquire": 1, "wait": 0, "wait_for": 1, "join": 0, "get": 1, "put": 2, "result": 0}
"""Methods that can be told how long to wait, and where among their arguments that stands."""


_TIMES = frozenset(
    ("timeout", "seconds", "deadline", "delay", "patience", "max_wait", "wait_time", "limit_s", "within")
)


def timeout_not_kept(evidence: Evidence) -> Diagnosis | None:
    """A function has a parameter for the time, and waits at a place that takes no notice of it, multiplies it, or gives
    it to every turn of a loop."""
    if evidence.kind == "deadlock":
        for wait in evidence.waits:
            if evidence.own(wait) and _alone(evidence, wait) and _unbounded(evidence.program, wait):
                return Diagnosis(TIMEOUT, ((wait.file, wait.line),))
    if evidence.kind in ("wrong-outcome", "no-progress", "busy-wait"):
        return _another_time(evidence)
    return None


def gave_up(evidence: Evidence) -> Diagnosis | None:
    """The trace shows a bounded wait that got nothing; the bound is the program's own, or nobody asks how it came out.

    A wait in a loop that tries again, and one whose bound comes from the caller and whose result is used, are none.
    """
    if evidence.kind not in ("wrong-outcome", "exception", "deadlock"):
        return None
    for step in evidence.own_steps:
        if step.kind == "call" and method_of(step)[1] in _BOUNDED:
            for call in evidence.program.calls_at(step.file, step.line, method_of(step)[1]):
                if _careless(evidence.program, call) and _failed(evidence, step):
                    return Diagnosis(GAVE_UP, ((step.file, step.line),))
    for call in evidence.program.made("wait"):
        place = evidence.program.place(call)
        own_bound = isinstance(constant(argument(call, "timeout", 1)), int | float)
        if (
            own_bound
            and evidence.program.called(call).startswith("concurrent.futures.")
            and any((s.file, s.line) == place and s.note == "its time has passed" for s in evidence.own_steps)
        ):
            return Diagnosis(GAVE_UP, (place,))
    return _gave_up_by_text(evidence) if evidence.real and evidence.kind == "wrong-outcome" else None


def busy(evidence: Evidence) -> Diagnosis | None:
    """The engine saw a thread that went on making steps while there was nothing to do."""
    if evidence.kind == "busy-wait":
        return Diagnosis(BUSY, ((evidence.finding.file, evidence.finding.line),))
    return None


def _alone(evidence: Evidence, wait: Wait) -> bool:
    """Whether nobody but the scenario's own waits stands beside this one."""
    return all(each is wait or not evidence.own(each) or each.line == wait.line for each in evidence.waits)


def _time_parameter(program: Program, node: ast.AST) -> str:
    function = program.function_of(node)
    while function is not None and isinstance(function, ast.Lambda):
        function = program.function_of(function)
    return next((name for name in parameters(function) if name in _TIMES), "") if function is not None else ""


def _unbounded(program: Program, wait: Wait) -> bool:
    for call in program.calls_at(wait.file, wait.line, *_BOUNDED):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name in _BOUNDED and _time_parameter(program, call) and argument(call, "timeout", _BOUNDED[name]) is None:
            return True
    return False


def _another_time(evidence: Evidence) -> Diagnosis | None:
    program = evidence.program
    for call in program.methods(*_BOUNDED):
        parameter = _time_parameter(program, call)
        given = argument(call, "timeout", _BOUNDED[call.func.attr]) if isinstance(call.func, ast.Attribute) else None
        if not parameter or given is None:
            continue
        scaled = any(
            isinstance(each, ast.BinOp)
            and isinstance(each.op, ast.Mult | ast.Div)
            and parameter in names_in(each)
            and any(constant(side) is not ... for side in (each.left, each.right))
            for each in ast.walk(given)
        )
        if scaled or (dotted(given) == parameter and _loops_without_clock(program, call)):
            return Diagnosis(TIMEOUT, (program.place(call),))
    for call in program.made("sleep"):
        loop = next((each for each in program.within(call) if isinstance(each, ast.While)), None)
        if loop is not None and _time_parameter(program, call) and program.statement_of(call) is loop.body[0]:
            return Diagnosis(TIMEOUT, (program.place(call),))
    return None


def _loops_without_clock(program: Program, call: ast.Call) -> bool:
    loops = [each for each in program.within(call) if isinstance(each, ast.While | ast.For)]
    return bool(loops) and not any(names_in(loop) & {"time.monotonic", "monotonic", "time.time"} for loop in loops)


def _careless(program: Program, call: ast.Call) -> bool:
    """Whether a bounded wait has a bound of its own, or one whose result nobody asks for, and isn't tried again."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    bound = argument(call, "timeout", _BOUNDED.get(name, -1))
    tries = name in ("acquire", "get", "put") and _tries_only(call, name)
    if any(isinstance(each, ast.While) and _again(program, each, call) for each in program.within(call)):
        return False
    if tries:
        return not _told(program, call)
    if bound is not None and isinstance(constant(bound), int | float):
        return True
    dropped = isinstance(next(program.around(call)), ast.Expr) and not _asked_later(program, call)
    return (
        bound is not None
        and constant(bound) is not None
        and dropped
        and name in ("wait", "wait_for", "acquire", "join")
    )


def _tries_only(call: ast.Call, name: str) -> bool:
    keywords = {keyword.arg: constant(keyword.value) for keyword in call.keywords}
    first = constant(call.args[0]) if call.args and name != "put" else ...
    return False in (keywords.get("blocking", ...), keywords.get("block", ...), first)


def _told(program: Program, call: ast.Call) -> bool:
    """Whether a permit that can't be had is an answer: ``if not …acquire(blocking=False):`` raises, or returns a value.
    That a lock can't be had, which is given back in a moment, answers nothing."""
    statement = program.statement_of(call)
    if receiver(call) not in program.named("Semaphore", "BoundedSemaphore"):
        return False
    if not isinstance(statement, ast.If) or call not in ast.walk(statement.test):
        return False
    denied = isinstance(statement.test, ast.UnaryOp) and isinstance(statement.test.op, ast.Not)
    last = (statement.body if denied else [None, *statement.orelse])[-1]
    answers = isinstance(last, ast.Return) and last.value is not None and constant(last.value) is not None
    return answers or isinstance(last, ast.Raise)


def _asked_later(program: Program, call: ast.Call) -> bool:
    """Whether the code asks, after the wait, for what the wait was for: what it was given, or what decided to wait."""
    function = program.function_of(call)
    tests = [each.test for each in program.within(call) if isinstance(each, ast.If | ast.While)]
    wanted = {name for each in (*call.args, *tests) for name in names_in(each) if "." in name}
    if function is None:
        return False
    return any(
        isinstance(node, ast.If | ast.While) and node.lineno > call.lineno and names_in(node.test) & wanted
        for node in ast.walk(function)
    )


def _again(program: Program, loop: ast.While, call: ast.Call) -> bool:
    """Whether the loop comes back to the wait after it failed: nothing leaves it in the handler of the failure."""
    for each in program.within(call):
        if isinstance(each, ast.Try):
            return not any(
                isinstance(node, ast.Return | ast.Break) for handler in each.handlers for node in ast.walk(handler)
            )
        if each is loop:
            break
    return True


def _failed(evidence: Evidence, call: Step) -> bool:
    """Whether this bounded wait came to nothing: its time passed, or it blocked nobody and took nothing."""
    target, name = method_of(call)
    rest = [step for step in evidence.steps[call.number :] if step.thread == call.thread]
    line: list[Step] = []
    for step in rest:
        if step.line != call.line or (step.kind == "call" and line):
            break
        line.append(step)
    passed = [step for step in line if step.kind == "wake" and step.note == "its time has passed"]
    if passed:
        return name != "join" or _went_on(evidence, passed[-1])
    if name == "acquire" and "False" in call.target:
        taken = [step for step in line if step.kind == "acquire"]
        return not taken or _denied(evidence, call, target)
    return False


def _went_on(evidence: Evidence, passed: Step) -> bool:
    """Whether a thread that the submission started did something after nobody waited for it any more."""
    started = {step.target for step in evidence.own_steps if step.kind == "start"}
    return any(
        evidence.threads[step.thread] in started and step.kind not in ("block", "wake")
        for step in evidence.steps[passed.number :]
    )


def _denied(evidence: Evidence, call: Step, target: str) -> bool:
    """Whether a semaphore's permits were all taken: taken in this trace and not given back."""
    taken = 0
    for step in evidence.own_steps[: evidence.own_steps.index(call)]:
        if method_of(step) == (target, "acquire"):
            taken += 1
        elif method_of(step) == (target, "release"):
            taken -= 1
    return taken > 0


def _gave_up_by_text(evidence: Evidence) -> Diagnosis | None:
    for call in evidence.program.methods("acquire", "get", "wait", "join"):
        if _careless(evidence.program, call) and evidence.program.function_of(call) is not None:
            return Diagnosis(GAVE_UP, (evidence.program.place(call),))
    return None
