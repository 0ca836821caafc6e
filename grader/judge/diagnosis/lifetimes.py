"""Threads and processes that outlive the call that made them, are waited for in vain, or keep the program alive."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .evidence import Evidence
from .outliving import outlived, serving
from .overlap import stuck_behind
from .pattern import Diagnosis, Pattern, Place
from .program import Program, argument, constant, dotted, names_in, receiver
from .waiting import FOR_NOTHING
from .workers import called_by_first_thread

MISSING_JOIN = Pattern(
    "missing-join",
    "The call is over while a thread or process that it started is still at work: nobody waited for its end, or not on "
    "every way out.",
    "On which ways can this function be left, and is everything it started over by then?",
)
WRONG_THREAD = Pattern(
    "waits-for-the-wrong-thread",
    "A thread waits for the end of one that it need not wait for, and which may go on for ever.",
    "Whose end matters here? Which threads does this line wait for, in a program with other threads too?",
)
DAEMON = Pattern(
    "wrong-daemon-flag",
    "A daemon thread is dropped when the program ends, and any other thread keeps the program alive. Here a thread is "
    "of the wrong kind.",
    "If the program ended now, which of these threads should it wait for?",
)

_EXECUTORS = ("ThreadPoolExecutor", "ProcessPoolExecutor", "Pool", "ThreadPool", "Manager")


def daemon_flag(evidence: Evidence) -> Diagnosis | None:
    """Python refused to change a running thread; or the scenario looked at a thread's daemon flag and found a wrong
    one; or a thread that is no daemon waits in the scenario for ever."""
    text = evidence.finding.message
    if evidence.kind == "exception" and re.search(r"cannot set daemon status", text):
        return Diagnosis(DAEMON, ((evidence.finding.file, evidence.finding.line),))
    late = next(_set_too_late(evidence.program), None)
    if late is not None:
        return Diagnosis(DAEMON, (late,))
    place = next(_threads(evidence.program), None)
    if place is None:
        return None
    if called_by_first_thread(evidence) is not None:
        return None
    asked = any(step.target.endswith(".daemon") and not evidence.own(step) for step in evidence.steps)
    wrong = [pair for pair in evidence.leaves if all(isinstance(each, bool) for each in pair)]
    if evidence.kind == "wrong-outcome" and asked and wrong:
        return Diagnosis(DAEMON, (place,))
    if evidence.kind == "leaked-thread" and not any(evidence.own(wait) for wait in evidence.waits):
        return Diagnosis(DAEMON, (place,))
    return None


def missing_join(evidence: Evidence) -> Diagnosis | None:
    """The trace shows a thread of the submission at work after the scenario had its answer; or processes were left, and
    the text doesn't wait for them on every way."""
    if evidence.kind == "wrong-outcome":
        place = outlived(evidence)
        if place is not None:
            return Diagnosis(MISSING_JOIN, (place,))
    return None


def left_behind(evidence: Evidence) -> Diagnosis | None:
    """Processes were left, or real threads weren't done, and the text doesn't wait for them on every way."""
    if evidence.kind == "leaked-process" or (evidence.real and evidence.kind == "wrong-outcome"):
        for node in _not_waited_for(evidence.program, leaked=evidence.kind == "leaked-process"):
            return Diagnosis(MISSING_JOIN, (evidence.program.place(node),))
    return None


def left_waiting(evidence: Evidence) -> Diagnosis | None:
    """A thread or process was left that waits for the next item in a loop that only an end mark, or nothing, ends."""
    if evidence.kind == "leaked-thread":
        for wait in evidence.waits:
            if wait.action.startswith(("waits for an item", "waits to be notified")) and evidence.own(wait):
                return Diagnosis(FOR_NOTHING, ((wait.file, wait.line),))
    if evidence.kind in ("leaked-process", "timeout") or _left_at_item(evidence):
        for call in serving(evidence.program, for_ever=evidence.kind == "leaked-process" or not evidence.real):
            return Diagnosis(FOR_NOTHING, (evidence.program.place(call),))
    return None


def wrong_thread(evidence: Evidence) -> Diagnosis | None:
    """The submission waits for threads by what ``threading`` lists, or for work that itself waits for the scenario."""
    program = evidence.program
    listing = next(program.made("enumerate", "active_count", "activeCount"), None)
    named = listing is not None and program.called(listing).startswith("threading.")
    if named and listing is not None and evidence.kind in ("deadlock", "no-progress", "exception"):
        return Diagnosis(WRONG_THREAD, (program.place(listing),))
    if (
        not stuck_behind(evidence)
        or not evidence.uninterrupted
        or any(step.kind == "raise" and evidence.own(step) for step in evidence.steps)
    ):
        return None
    if any("other parties" in wait.action for wait in evidence.waits) or _never_started(evidence):
        return None
    for wait in evidence.waits:
        if evidence.own(wait) and wait.action.startswith(("waits for the end of", "waits for the workers of")):
            return Diagnosis(WRONG_THREAD, ((wait.file, wait.line),))
    return None


def _never_started(evidence: Evidence) -> bool:
    """Whether a thread was made, and the line that would start it not reached: who waits for it has nobody to blame."""
    program, lines = evidence.program, {step.line for step in evidence.steps}
    made = {dotted(target) for node in program.nodes if isinstance(node, ast.Assign) for target in node.targets}
    starts = [call for call in program.methods("start") if receiver(call) in made]
    return any(call.lineno not in lines for call in starts) and any(call.lineno in lines for call in starts)


def _set_too_late(program: Program) -> Iterator[Place]:
    """Where a thread is made a daemon on a line after the one that starts it."""
    for node in program.nodes:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Attribute)
            and node.targets[0].attr == "daemon"
        ):
            name = dotted(node.targets[0].value)
            starts = [
                c
                for c in program.methods("start")
                if receiver(c) == name and program.function_of(c) is program.function_of(node)
            ]
            if any(call.lineno < node.lineno for call in starts):
                yield program.place(node)


def _threads(program: Program) -> Iterator[Place]:
    return (program.place(call) for call in program.made("Thread", "ThreadPoolExecutor"))


def _left_at_item(evidence: Evidence) -> bool:
    """Whether a thread of the submission went to sleep for an item and never woke."""
    if evidence.kind != "wrong-outcome":
        return False
    started = {step.target for step in evidence.own_steps if step.kind == "start"}
    last = {step.thread: step for step in evidence.steps}
    return any(
        evidence.threads[thread] in started
        and step.kind == "block"
        and "waits for an item" in step.note
        and evidence.own(step)
        for thread, step in last.items()
    )


def _not_waited_for(program: Program, *, leaked: bool) -> Iterator[ast.Call]:
    for call in program.methods("shutdown"):
        if constant(argument(call, "wait", 0)) is False:
            yield call
    for call in program.made(*_EXECUTORS):
        if (
            leaked
            and not any(isinstance(each, ast.withitem) for each in program.within(call))
            and not _ended_for_sure(program, call)
        ):
            yield call
    if not any(True for _ in serving(program, for_ever=True)):
        for call in (*program.made("Process"), *(() if leaked else program.made("Thread"))):
            if not _joined_near(program, call):
                yield call
    yield from _left_too_soon(program)
    if not leaked:
        yield from _done_later(program)


def _done_later(program: Program) -> Iterator[ast.Call]:
    """Threads made once, which take orders from a queue for ever and change what others read."""
    for call in program.made("Thread"):
        names = {name.rpartition(".")[2] for name in names_in(argument(call, "target", 1))}
        for function in program.functions:
            if (
                getattr(function, "name", "") in names
                and any(isinstance(n, ast.AugAssign) for n in ast.walk(function))
                and any(program.function_of(serving) is function for serving in serving(program, for_ever=True))
            ):
                yield call


def _joined_near(program: Program, call: ast.Call) -> bool:
    """Whether something is joined in the function, or in the class, that makes the thread or process."""
    function, owner = program.function_of(call), program.class_of(call)
    for join in program.methods("join"):
        if receiver(join) and (
            program.function_of(join) is function or (owner is not None and program.class_of(join) is owner)
        ):
            return True
    return False


def _left_too_soon(program: Program) -> Iterator[ast.Call]:
    """Results that are asked for after the block of a pool that ``with`` terminates."""
    for call in program.methods("get"):
        pools = [c for c in program.made("Pool") if program.function_of(c) is program.function_of(call)]
        for pool in pools:
            block = next((each for each in program.within(pool) if isinstance(each, ast.With)), None)
            if block is not None and call.lineno > (block.end_lineno or 0) and any(program.methods("apply_async")):
                yield call


def _ended_for_sure(program: Program, call: ast.Call) -> bool:
    """Whether a ``join``, ``shutdown`` or ``terminate`` stands in a ``finally`` of the same function."""
    function = program.function_of(call)
    for end in program.methods("join", "shutdown", "terminate"):
        if program.function_of(end) is not function:
            continue
        for each in program.within(end):
            if isinstance(each, ast.Try) and any(end in ast.walk(statement) for statement in each.finalbody):
                return True
    return False
