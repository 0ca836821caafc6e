"""How many threads or processes do the work, of which kind, and whether they do it at the same time.

What runs beside what is seen in the waits and in the trace; why, in the text: a ``join`` in the loop that starts, a
pool of a fixed size, a function that is called instead of handed over.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .evidence import Evidence
from .pattern import Diagnosis, Pattern, Place
from .program import COMPREHENSIONS, LOOPS, Program, argument, constant, dotted, names_in, parameters, receiver

SERIAL = Pattern(
    "serialised",
    "What should go on at the same time is done one after the other: each piece of work is waited for, or locked out, "
    "before the next one may begin.",
    "What has to be over before the second piece of work can begin, and who asked for that?",
)
ON_CALLER = Pattern(
    "on-the-caller",
    "The work is done by whoever asked for it, right there, and not by another thread or process.",
    "Which thread runs this line? What is handed over: the function, or what it returned?",
)
TOO_FEW = Pattern(
    "too-few-workers",
    "There are fewer threads or processes than pieces of work that have to go on at once; the rest waits for a place "
    "that doesn't become free.",
    "How many can there be at most, what decides that number, and how many are needed?",
)
TOO_MANY = Pattern(
    "too-many-workers",
    "More go on at once than was asked for.",
    "Count those that may be at work at the same moment, the caller included. Where does that number come from?",
)
HEAD_OF_LINE = Pattern(
    "head-of-line-blocking",
    "A slow piece of work holds up others that have nothing to do with it, while threads are idle that could do them.",
    "When is it decided who does which piece of work, and who is idle meanwhile?",
)
WRONG_KIND = Pattern(
    "wrong-kind-of-worker",
    "Threads share one process and its interpreter; processes share nothing. Here the one stands where the other is "
    "needed.",
    "What does this work need more: a processor of its own, or the caller's memory?",
)

_POOLS = ("ThreadPoolExecutor", "ProcessPoolExecutor", "Pool", "ThreadPool")
_WAITS_FOR_WORK = ("waits for the end of", "waits for the workers of", "waits for the result of", "waits for the lock")


def stuck_behind(evidence: Evidence) -> bool:
    """Whether a thread of the submission waits for work to be done that itself waits in the scenario."""
    outer = any(evidence.own(wait) and wait.action.startswith(_WAITS_FOR_WORK) for wait in evidence.waits)
    return evidence.kind == "deadlock" and outer and any(not evidence.own(wait) for wait in evidence.waits)


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
                return Diagnosis(ON_CALLER, ((program.file_of(inner), inner.lineno),))
    place = called_by_first_thread(evidence)
    if place is not None and _matters(evidence):
        return Diagnosis(ON_CALLER, (place,))
    if evidence.real and evidence.kind == "wrong-outcome":
        for call in _work_here(program):
            return Diagnosis(ON_CALLER, ((program.file_of(call), call.lineno),))
    return None


def serialised(evidence: Evidence) -> Diagnosis | None:
    """Work was waited for that waits for other work, or the overlap that must be possible was never seen; and the text
    waits for each piece in the loop that starts them, asks for each result at once, or holds a lock round each call."""
    real = evidence.real and evidence.kind in ("wrong-outcome", "never-seen")
    if not (stuck_behind(evidence) or real or evidence.kind == "never-seen"):
        return None
    for node in _one_by_one(evidence.program):
        return Diagnosis(SERIAL, ((evidence.program.file_of(node), getattr(node, "lineno", 0)),))
    return None


def too_few(evidence: Evidence) -> Diagnosis | None:
    """Work waits for other work that has no thread yet, and the pool's size is a constant, the default, or made of the
    number of processors."""
    if not stuck_behind(evidence):
        return None
    submitted = sum(step.kind == "call" and ".submit(" in step.target for step in evidence.own_steps)
    if 0 < submitted <= sum(step.kind == "start" for step in evidence.own_steps):
        return None
    for call in _small_pools(evidence):
        return Diagnosis(TOO_FEW, ((evidence.program.file_of(call), call.lineno),))
    return None


def too_few_processes(evidence: Evidence) -> Diagnosis | None:
    """Real processes had a wrong outcome that nothing else explains, and the text has a pool of a fixed small size or
    of the machine's, or doesn't use a number that it was given."""
    if not (evidence.real and evidence.kind == "wrong-outcome"):
        return None
    for call in _small_pools(evidence):
        return Diagnosis(TOO_FEW, ((evidence.program.file_of(call), call.lineno),))
    for function in evidence.program.functions:
        if _unused_parameter(evidence.program, function) and any(evidence.program.made(*_POOLS)):
            return Diagnosis(TOO_FEW, ((evidence.program.file_of(function), function.lineno),))
    return None


def too_many(evidence: Evidence) -> Diagnosis | None:
    """A wrong outcome, and the text starts one more than the number it was given, lets the caller help, or makes as
    many as there are items though it was told how many."""
    if evidence.kind != "wrong-outcome":
        return None
    for node in (*_one_more(evidence.program), *_as_many_as_items(evidence.program)):
        return Diagnosis(TOO_MANY, ((evidence.program.file_of(node), getattr(node, "lineno", 0)),))
    return None


def head_of_line(evidence: Evidence) -> Diagnosis | None:
    """Work was waited for that waits for other work, which is dealt out beforehand or stands in a later batch."""
    if not stuck_behind(evidence):
        return None
    program = evidence.program
    for node in program.nodes:
        if isinstance(node, LOOPS) and _has_inner_loop(node, "start") and _has_inner_loop(node, "join"):
            return Diagnosis(HEAD_OF_LINE, ((program.file_of(node), node.lineno),))
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Call) and dotted(node.iter.func) == "range":
            if len(node.iter.args) == 3 and names_in(node.iter.args[0]) & program.parameters_of(node):
                return Diagnosis(HEAD_OF_LINE, ((program.file_of(node), node.lineno),))
        if isinstance(node, ast.Slice) and node.step is not None and names_in(node.step):
            return Diagnosis(HEAD_OF_LINE, ((program.file_of(node), node.lineno),))
    return None


def wrong_kind(evidence: Evidence) -> Diagnosis | None:
    """What only real processes can show went wrong, and the program has nothing but threads; or one pool is as large as
    two numbers multiplied, where each was for one kind."""
    program = evidence.program
    if evidence.kind == "exception" and "local object" in evidence.finding.message and evidence.real:
        for call in program.made("ProcessPoolExecutor", "Pool", "Process"):
            return Diagnosis(WRONG_KIND, ((program.file_of(call), call.lineno),))
    if (
        not evidence.real
        or evidence.kind != "wrong-outcome"
        or any(program.made("Value", "RawValue", "Array", "Manager"))
    ):
        return None
    pools = list(program.made(*_POOLS, "Process", "Thread"))
    threads = [call for call in pools if _of_threads(program, call)]
    if pools and len(threads) == len(pools):
        return Diagnosis(WRONG_KIND, ((program.file_of(pools[0]), pools[0].lineno),))
    for call in pools:
        size = argument(call, "max_workers", 0)
        if not threads and isinstance(size, ast.BinOp) and isinstance(size.op, ast.Mult):
            return Diagnosis(WRONG_KIND, ((program.file_of(call), call.lineno),))
    return None


# -- reading the text --------------------------------------------------------------------------------------------------


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
            isinstance(n, ast.Call) and dotted(n.func) == name and name in evidence.program.parameters_of(n)
            for n in nodes
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


def _handed_over(program: Program) -> set[str]:
    """The names of functions that are handed to a thread, a process or a pool."""
    names: set[str] = set()
    for call in program.calls:
        last = program.called(call).rpartition(".")[2] or (
            call.func.attr if isinstance(call.func, ast.Attribute) else ""
        )
        if last in ("Thread", "Process", "submit", "map", "starmap", "apply", "apply_async", "map_async", "partial", "imap",
                    "imap_unordered", "starmap_async", "Timer"):  # fmt: skip
            for each in (*call.args, *(keyword.value for keyword in call.keywords)):
                names |= {name.rpartition(".")[2] for name in names_in(each)}
    return names


def _work_here(program: Program) -> Iterator[ast.Call]:
    """Calls of a parameter by the function that the parameter was given to, where that isn't itself handed over."""
    handed = _handed_over(program)
    for call in program.calls:
        function = program.function_of(call)
        name = dotted(call.func)
        if function is None or isinstance(function, ast.Lambda) or program.function_of(function) is not None:
            continue
        if name in parameters(function) and function.name not in handed and not function.name.startswith("__"):
            yield call


def _one_by_one(program: Program) -> Iterator[ast.AST]:
    for call in program.methods("result", "get"):
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Call):
            if dotted(call.func.value.func).rpartition(".")[2] in ("submit", "apply_async") and program.in_loop(call):
                yield call
    for call in program.methods("apply"):
        if program.in_loop(call):
            yield call
    yield from _joined_at_once(program)
    yield from _lazy(program)
    for call in program.made(*_POOLS):
        if any(isinstance(each, LOOPS) for each in program.within(call)) or _pool_for_one_call(program, call):
            yield call
    yield from _under_a_lock(program)
    for node in program.functions:
        if isinstance(node, ast.AsyncFunctionDef) and not any(isinstance(n, ast.Await) for n in ast.walk(node)):
            yield node
    for call in _work_here(program):
        if program.in_loop(call):
            yield call


def _joined_at_once(program: Program) -> Iterator[ast.AST]:
    """A ``join`` (or a receive) in the same loop body as the ``start``, or between two starts."""
    for call in program.methods("join", "recv", "result"):
        loops = [each for each in program.within(call) if isinstance(each, LOOPS)]
        starts = [c for c in program.methods("start", "submit") if program.function_of(c) is program.function_of(call)]
        if loops:
            inner = [e for c in starts for e in [next((e for e in program.within(c) if isinstance(e, LOOPS)), None)]]
            if any(each is loop for each in inner for loop in loops if each is not None):
                yield call
        elif any(c.lineno < call.lineno for c in starts) and any(c.lineno > call.lineno for c in starts):
            yield call


def _lazy(program: Program) -> Iterator[ast.AST]:
    for call in program.methods("submit", "apply_async", "start"):
        around = next((each for each in program.within(call) if isinstance(each, COMPREHENSIONS)), None)
        if isinstance(around, ast.GeneratorExp):
            yield call


def _pool_for_one_call(program: Program, call: ast.Call) -> bool:
    """A pool in a function that itself runs on a worker, which submits a single thing and waits for it."""
    function = program.function_of(call)
    if function is None or isinstance(function, ast.Lambda) or function.name not in _handed_over(program):
        return False
    submits = [c for c in program.methods("submit") if program.function_of(c) is function]
    maps = [c for c in program.methods("map", "imap") if program.function_of(c) is function]
    return bool(submits) and not maps and not any(program.in_loop(c) for c in submits)


def _under_a_lock(program: Program) -> Iterator[ast.AST]:
    for node in program.nodes:
        locked = isinstance(node, ast.With) and any("lock" in dotted(i.context_expr).lower() for i in node.items)
        taken = isinstance(node, ast.Try) and any(
            isinstance(n, ast.Attribute) and n.attr == "release" for s in node.finalbody for n in ast.walk(s)
        )
        if locked or (taken and not any(program.made("Semaphore", "BoundedSemaphore"))):
            for inner in ast.walk(node):
                if (
                    isinstance(inner, ast.Call)
                    and dotted(inner.func)
                    and dotted(inner.func) in program.handed_to(inner)
                ):
                    yield inner


def _small_pools(evidence: Evidence) -> Iterator[ast.Call]:
    program = evidence.program
    for call in program.made(*_POOLS):
        size = (
            argument(call, "max_workers", 0)
            if program.called(call).endswith("Executor")
            else argument(call, "processes", 0)
        )
        last = program.called(call).rpartition(".")[2]
        if evidence.steps and last not in ("ThreadPoolExecutor", "ThreadPool"):
            continue
        number = constant(size) if isinstance(size, ast.Constant) else program.numbers.get(dotted(size), ...)
        fixed = size is None or (isinstance(number, int) and (bool(evidence.steps) or number <= 4))
        counted = size is not None and any("cpu_count" in name for name in names_in(size))
        if fixed or counted:
            yield call


def _one_more(program: Program) -> Iterator[ast.AST]:
    for node in program.nodes:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and constant(node.right) == 1:
            if dotted(node.left) in program.parameters_of(node) and _sizes_something(program, node):
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
        if isinstance(each, ast.Call) and program.called(each).rpartition(".")[2] in (*_POOLS, "range"):
            return any(
                isinstance(s, ast.Call) and program.called(s).rpartition(".")[2] in (*_POOLS, "Thread", "Process")
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
    for call in program.made(*_POOLS, "Thread", "Process"):
        function = program.function_of(call)
        while isinstance(function, ast.Lambda):
            function = program.function_of(function)
        if function is None or not _ignored_numbers(program, function):
            continue
        size = argument(call, "max_workers", 0)
        if program.called(call).rpartition(".")[2] in _POOLS:
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
    if any(_unused_parameter(program, each) for each in program.functions):
        return True
    return any(_never_used(program, root, name) for name in parameters(root)[1:])


def _unused_parameter(program: Program, function: ast.AST) -> bool:
    """Whether a function of the module, not one that is handed over, never reads one of its later parameters."""
    if not isinstance(function, ast.FunctionDef) or program.function_of(function) is not None:
        return False
    if program.class_of(function) is not None or function.name in _handed_over(program):
        return False
    read = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    return any(name not in read for name in parameters(function)[1:])


def _never_used(program: Program, root: ast.AST, name: str) -> bool:
    uses = [n for n in ast.walk(root) if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load)]
    return bool(uses) and all(isinstance(next(program.around(n)), ast.Compare) for n in uses)


def _has_inner_loop(loop: ast.AST, method: str) -> bool:
    inner = [node for node in ast.walk(loop) if node is not loop and isinstance(node, (*LOOPS, *COMPREHENSIONS))]
    return any(isinstance(n, ast.Attribute) and n.attr == method for each in inner for n in ast.walk(each))


def _of_threads(program: Program, call: ast.Call) -> bool:
    name = program.called(call)
    return name.rpartition(".")[2] in ("ThreadPoolExecutor", "ThreadPool", "Thread") or ".dummy." in name
