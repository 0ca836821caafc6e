"""Whether a thread that the submission started is still at work when the call that started it is over."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.results import Step

from .evidence import Evidence, method_of
from .pattern import Place
from .program import Program, argument, constant, dotted, names_in, receiver


def outlived(evidence: Evidence) -> Place | None:
    """Where a thread was started that, after the last step in the submission of the thread that called it, did more
    than wait, or had not begun; or that had not ended when the scenario counted who was left. Silent where the trace is
    cut short: what is missing there may have happened since."""
    if evidence.finding.trace is not None and evidence.finding.trace.truncated:
        return None
    for start in evidence.own_steps:
        thread = evidence.started(start)
        if not thread or _is_ended_elsewhere(evidence, start) or _may_be_left(evidence.program, start):
            continue
        last = _call_over(evidence, start)
        steps = evidence.of(thread)
        later = [s for s in steps if s.number > last and (s.kind == "write" or evidence.foreign(s))]
        later = [s for s in later if s.kind not in ("end", "block", "wake", "release")]
        if steps and steps[-1].kind == "end":
            later += [s for s in steps if s.number > last and s.kind in ("loop", "read", "call", "test")]
        idle = not steps and any(True for _ in serving(evidence.program, for_ever=True))
        left = _work_left(evidence, steps[-1]) or _is_counted(evidence, start, steps[-1]) if steps else not idle
        if later or left:
            return start.file, start.line
    return None


def begun_late(evidence: Evidence) -> bool:
    """Whether a thread came to the submission's text only when the call that had started it was over: what it found
    there depends on when it began."""
    for start in evidence.own_steps:
        thread = evidence.started(start)
        first = next((step.number for step in evidence.own_steps if thread and step.thread == thread), 0)
        if first > _call_over(evidence, start):
            return True
    return False


def _call_over(evidence: Evidence, start: Step) -> int:
    """The number of the last step in the submission of the thread whose call led to a start: the one that started, or
    the one that started *that* on the submission's own account. Calls run on the scenario's other threads too."""
    starts = {number: step for step in evidence.own_steps if (number := evidence.started(step))}
    caller = start.thread
    while caller in starts and starts[caller].thread != caller:
        caller = starts.pop(caller).thread
    return max((step.number for step in evidence.own_steps if step.thread == caller), default=0)


def _may_be_left(program: Program, start: Step) -> bool:
    """Whether a thread was made a daemon on purpose, in a program that waits for another one: it need not be over."""
    for call in program.at(start.file, start.line):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "start":
            name = receiver(call)
            others = (each for each in program.methods("join", "wait", "wait_for", "result") if receiver(each) != name)
            return _is_daemon(program, call.func.value) and next(others, None) is not None
    return False


def _is_daemon(program: Program, thread: ast.expr) -> bool:
    """Whether the text makes a daemon of what stands here: where the thread is made, or by its flag."""
    made, name = [thread], dotted(thread)
    for node in program.nodes if name else ():
        if isinstance(node, ast.Assign):
            targets = set(map(dotted, node.targets))
            made += [node.value] if name in targets else []
            if f"{name}.daemon" in targets and constant(node.value) is True:
                return True
    return any(isinstance(each, ast.Call) and constant(argument(each, "daemon", -1)) is True for each in made)


def _is_ended_elsewhere(evidence: Evidence, start: Step) -> bool:
    """Whether threads are waited for in another function, which nobody has called yet: they may go on until then."""
    program = evidence.program
    ends = (*program.methods("join"), *program.methods("shutdown"))
    joining = {program.function_of(call) for call in ends if receiver(call)} - {None}
    if not joining or evidence.function_at(start) in joining:
        return False
    return joining.isdisjoint(evidence.function_at(step) for step in evidence.own_steps)


def _is_counted(evidence: Evidence, start: Step, last: Step) -> bool:
    """Whether the scenario counted threads after a start and before the thread's end, at which it hadn't ended."""
    counts = (step.number for step in evidence.steps if step.target == "threads_left()" and evidence.foreign(step))
    return last.kind == "end" and any(start.number < count < last.number for count in counts)


def _work_left(evidence: Evidence, last: Step) -> bool:
    """Whether a thread's last step was to wait for an item, and there is one."""
    if last.kind != "block" or "waits for an item" not in last.note or not evidence.own(last):
        return False
    name = evidence.resource(last)
    put = sum(method_of(step) == (name, "put") for step in evidence.own_steps)
    got = sum(method_of(step) == (name, "get") for step in evidence.own_steps)
    return put >= got


def serving(program: Program, *, for_ever: bool) -> Iterator[ast.Call]:
    """Where workers wait for the next item: in a loop that nothing ends, or in one that an end mark ends."""
    for call in program.methods("get", "recv"):
        loop = next((each for each in program.within(call) if isinstance(each, ast.While)), None)
        if loop is None or program.function_of(call) is None:
            continue
        ends = [n for n in ast.walk(loop) if isinstance(n, ast.Return | ast.Break)]
        endless = constant(loop.test) is True and not ends
        marked = bool(ends) or call in ast.walk(loop.test)
        if endless or (not for_ever and marked) or (marked and _short_of_marks(program)):
            yield call


def _short_of_marks(program: Program) -> bool:
    """Whether a function with two numbers of workers puts as many end marks as one of them says."""
    for node in program.nodes:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and isinstance(node.left, ast.List):
            function = program.function_of(node)
            numbers = program.parameters_of(node) & set(names_in(node.right))
            made = [c for c in program.made("Thread") if program.function_of(c) is not function]
            if len(numbers) == 1 and made and any(program.made("Process")):
                return True
    return False
