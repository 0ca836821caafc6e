"""How many threads or processes do the work, of which kind, and whether they do it at the same time.

What runs beside what is seen in the waits and in the trace; why, in the text: a ``join`` in the loop that starts, a
pool of a fixed size, a function that is called instead of handed over.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .evidence import Evidence
from .handing import POOLS, unused_parameter, work_here
from .pattern import Diagnosis, Pattern, Place
from .program import Program, argument, constant, dotted, names_in, parameters, receiver

ON_CALLER = Pattern(
    "on-the-caller",
    "The work is done by whoever asked for it, right there, and not by another thread or process.",
    "Which thread runs this line? What is handed over: the function, or what it returned?",
)
TOO_MANY = Pattern(
    "too-many-workers",
    "More go on at once than was asked for.",
    "Count those that may be at work at the same moment, the caller included. Where does that number come from?",
)
WRONG_KIND = Pattern(
    "wrong-kind-of-worker",
    "Threads share one process and its interpreter; processes share nothing. Here the one stands where the other is "
    "needed.",
    "What does this work need more: a processor of its own, or the caller's memory?",
)


def on_the_caller(evidence: Evidence) -> Diagnosis | None:
    """The work's own call stands where it should be handed over; or the trace shows the first thread making the call
    where the scenario asks which thread it is on, or standing there for ever with nobody beside it."""
    if evidence.kind not in ("deadlock", "wrong-outcome"):
        return None
    program = evidence.program
    for call in program.made("Thread", "Process", "submit", "apply_async"):
        for inner in _direct_calls(call):
            name = dotted(inner.func)
            if (
                name
                and "." not in name
                and name in program.handed_to(inner)
                and not _inside_lambda(program, inner, call)
            ):
                return Diagnosis(ON_CALLER, (program.place(inner),))
    place = called_by_first_thread(evidence)
    if place is not None and _matters(evidence):
        return Diagnosis(ON_CALLER, (place,))
    if evidence.unsimulated and evidence.kind == "wrong-outcome":
        for call in work_here(program):
            return Diagnosis(ON_CALLER, (program.place(call),))
    return None


def too_many(evidence: Evidence) -> Diagnosis | None:
    """A wrong outcome, and the text starts one more than the number it was given, lets the caller help, or makes as
    many as there are items though it was told how many."""
    if evidence.kind != "wrong-outcome":
        return None
    for node in (*_one_more(evidence.program), *_as_many_as_items(evidence.program)):
        return Diagnosis(TOO_MANY, (evidence.program.place(node),))
    return None


def wrong_kind(evidence: Evidence) -> Diagnosis | None:
    """What only real processes can show went wrong, and the program has nothing but threads; or one pool is as large as
    two numbers multiplied, where each was for one kind."""
    program = evidence.program
    if evidence.kind == "exception" and "local object" in evidence.finding.message and evidence.real:
        for call in program.made("ProcessPoolExecutor", "Pool", "Process"):
            return Diagnosis(WRONG_KIND, (program.place(call),))
    if (
        not evidence.unsimulated
        or evidence.kind != "wrong-outcome"
        or any(program.made("Value", "RawValue", "Array", "Manager"))
    ):
        return None
    pools = list(program.made(*POOLS, "Process", "Thread"))
    threads = [call for call in pools if _of_threads(program, call)]
    if pools and len(threads) == len(pools):
        return Diagnosis(WRONG_KIND, ((program.file_of(pools[0]), pools[0].lineno),))
    for call in pools:
        size = argument(call, "max_workers", 0)
        if not threads and isinstance(size, ast.BinOp) and isinstance(size.op, ast.Mult):
            return Diagnosis(WRONG_KIND, (program.place(call),))
    return None


def called_by_first_thread(evidence: Evidence) -> Place | None:
    """Where the scenario's first thread called, in the submission, a function that it had been given."""
    for step in evidence.own_steps:
        if step.thread != 0 or step.kind != "call":
            continue
        for call in evidence.program.calls_at(step.file, step.line, "run"):
            if isinstance(call.func, ast.Attribute) and step.target == f"{receiver(call)}.run()":
                return step.file, step.line
        name = step.target.partition("(")[0]
        nodes = evidence.nodes_at(step)
        if any(
            isinstance(n, ast.Call) and dotted(n.func) == name and name in evidence.program.handed_to(n) for n in nodes
        ):
            return step.file, step.line
    return None


def _matters(evidence: Evidence) -> bool:
    """Whether it was asked which thread this is, or the first thread stands alone for ever, or its exception got out of
    a program that starts threads."""
    if evidence.kind == "deadlock":
        first = evidence.waits[0] if evidence.waits else None
        if first is None or first.thread != evidence.threads[0] or first.action.startswith("waits for its threads"):
            return False
        last = [step for step in evidence.own_steps if step.thread == 0][-1:]
        if not any(evidence.program.made("Thread", *POOLS)):
            return False  # nobody else was meant to do it
        inside = bool(last) and called_by_first_thread(evidence) == (last[0].file, last[0].line)
        return inside and not any(evidence.own(wait) for wait in evidence.waits[1:])
    asked = any("get_ident" in step.target for step in evidence.steps if not evidence.own(step))
    escaped = evidence.raised[0] == "" and evidence.raised[1] != "" and any(evidence.program.made("Thread"))
    return evidence.uninterrupted and (asked or escaped)


def _direct_calls(call: ast.Call) -> Iterator[ast.Call]:
    for each in (*call.args, *(keyword.value for keyword in call.keywords)):
        for node in ast.walk(each):
            if isinstance(node, ast.Call):
                yield node


def _inside_lambda(program: Program, inner: ast.AST, outer: ast.AST) -> bool:
    for each in program.around(inner):
        if each is outer:
            return False
        if isinstance(each, ast.Lambda):
            return True
    return False


def _one_more(program: Program) -> Iterator[ast.AST]:
    for node in program.nodes:
        if (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Add)
            and constant(node.right) == 1
            and dotted(node.left) in program.parameters_of(node)
            and _sizes_something(program, node)
        ):
            yield node
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.LtE) and _counts_threads(program, node):
            yield node
    handed = [(c, names_in(argument(c, "target", 1))) for c in program.made("Thread", "Process")]
    for call, names in handed:
        for other in program.calls:
            if dotted(other.func) in names and program.function_of(other) is program.function_of(call):
                yield other


def _sizes_something(program: Program, node: ast.AST) -> bool:
    for each in program.within(node):
        if isinstance(each, ast.Call) and program.called(each).rpartition(".")[2] in (*POOLS, "range"):
            return any(
                isinstance(s, ast.Call) and program.called(s).rpartition(".")[2] in (*POOLS, "Thread", "Process")
                for s in ast.walk(program.statement_of(node) or each)
            )
    return False


def _counts_threads(program: Program, node: ast.Compare) -> bool:
    loop = next(program.around(node), None)
    if not isinstance(loop, ast.While) or not isinstance(node.left, ast.Call):
        return False
    return any(isinstance(n, ast.Call) and program.called(n).endswith(("Thread", "Process")) for n in ast.walk(loop))


def _as_many_as_items(program: Program) -> Iterator[ast.AST]:
    """Workers made one for an item, in a function that was told how many there may be and only looks whether that is
    allowed."""
    for call in program.made(*POOLS, "Thread", "Process"):
        function = program.function_of(call)
        while isinstance(function, ast.Lambda):
            function = program.function_of(function)
        if function is None or not _ignored_numbers(program, function):
            continue
        size = argument(call, "max_workers", 0)
        if program.called(call).rpartition(".")[2] in POOLS:
            if size is not None and "len" in names_in(size):
                yield call
        elif program.in_loop(call):
            yield call


def _ignored_numbers(program: Program, function: ast.AST) -> bool:
    """Whether a parameter that is compared with a number, or that speaks of workers, is used for nothing else."""
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    root = function
    while (outer := program.function_of(root)) is not None and not isinstance(outer, ast.Lambda):
        root = outer
    for name in parameters(function)[1:] or parameters(root)[1:]:
        uses = [n for n in ast.walk(root) if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load)]
        compared = [n for n in uses if isinstance(next(program.around(n)), ast.Compare)]
        if name in (
            "workers",
            "threads",
            "processes",
            "n_workers",
            "count",
            "size",
            "limit",
            "jobs",
            "parallel",
        ) and len(uses) == len(compared):
            return True
    if any(unused_parameter(program, each) for each in program.functions):
        return True
    return any(_never_used(program, root, name) for name in parameters(root)[1:])


def _never_used(program: Program, root: ast.AST, name: str) -> bool:
    uses = [n for n in ast.walk(root) if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load)]
    return bool(uses) and all(isinstance(next(program.around(n)), ast.Compare) for n in uses)


def _of_threads(program: Program, call: ast.Call) -> bool:
    name = program.called(call)
    return name.rpartition(".")[2] in ("ThreadPoolExecutor", "ThreadPool", "Thread") or ".dummy." in name
