"""Work that should go on at the same time and can't: serialised, held up, or short of workers.

That it can't is seen in the waits; why, in the text: a ``join`` in the loop that starts, a pool of a fixed size, a lock
round every call.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from .evidence import Evidence
from .handing import POOLS, handed_over, unused_parameter, work_here
from .pattern import Diagnosis, Pattern
from .program import (
    COMPREHENSIONS,
    LOOPS,
    Program,
    argument,
    constant,
    dotted,
    names_in,
)

SERIAL = Pattern(
    "serialised",
    "What should go on at the same time is done one after the other: each piece of work is waited for, or locked out, "
    "before the next one may begin.",
    "What has to be over before the second piece of work can begin, and who asked for that?",
)


TOO_FEW = Pattern(
    "too-few-workers",
    "There are fewer threads or processes than pieces of work that have to go on at once; the rest waits for a place "
    "that doesn't become free.",
    "How many can there be at most, what decides that number, and how many are needed?",
)


HEAD_OF_LINE = Pattern(
    "head-of-line-blocking",
    "A slow piece of work holds up others that have nothing to do with it, while threads are idle that could do them.",
    "When is it decided who does which piece of work, and who is idle meanwhile?",
)


_WAITS_FOR_WORK = ("waits for the end of", "waits for the workers of", "waits for the result of", "waits for the lock")


def stuck_behind(evidence: Evidence) -> bool:
    """Whether a thread of the submission waits for work to be done that itself waits in the scenario."""
    outer = any(evidence.own(wait) and wait.action.startswith(_WAITS_FOR_WORK) for wait in evidence.waits)
    return evidence.kind == "deadlock" and outer and any(not evidence.own(wait) for wait in evidence.waits)


def serialised(evidence: Evidence) -> Diagnosis | None:
    """Work was waited for that waits for other work, or the overlap that must be possible was never seen; and the text
    waits for each piece in the loop that starts them, asks for each result at once, or holds a lock round each call."""
    real = evidence.unsimulated and evidence.kind in ("wrong-outcome", "never-seen")
    if not (stuck_behind(evidence) or real or evidence.kind == "never-seen"):
        return None
    for node in _one_by_one(evidence.program):
        return Diagnosis(SERIAL, (evidence.program.place(node),))
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
        return Diagnosis(TOO_FEW, (evidence.program.place(call),))
    return None


def too_few_processes(evidence: Evidence) -> Diagnosis | None:
    """Real processes had a wrong outcome that nothing else explains, in which something did not come about for all; and
    the function in question hands over several items at once, has a pool of a fixed small size or of the machine's, or
    doesn't use a number that it was given."""
    if not _left_out(evidence):
        return None
    program = evidence.program
    pools = list(program.made(*POOLS))
    for call in _in_question(evidence, _chunked(program), pools):
        return Diagnosis(SERIAL, (program.place(call),))
    for call in _in_question(evidence, _small_pools(evidence), pools):
        return Diagnosis(TOO_FEW, (program.place(call),))
    for function in program.functions:
        if unused_parameter(program, function) and any(_in_question(evidence, pools, pools)):
            return Diagnosis(TOO_FEW, (program.place(function),))
    return None


def may_be_too_few(evidence: Evidence) -> bool:
    """Whether some pool may have been too small, though it isn't known which: that is no ordinary mistake."""
    return _left_out(evidence) and next(_small_pools(evidence), None) is not None


def _left_out(evidence: Evidence) -> bool:
    return evidence.unsimulated and evidence.kind == "wrong-outcome" and _not_for_all(evidence)


def _in_question(evidence: Evidence, calls: Iterable[ast.Call], pools: Sequence[ast.Call]) -> Iterator[ast.Call]:
    """Those of the calls that stand in a function that the finding names, or in the only one that has pools."""
    program, words = evidence.program, set(re.findall(r"\w+", evidence.finding.message))
    alone = len({program.function_of(call) for call in pools}) == 1
    for call in calls:
        around = {getattr(each, "name", "") for each in program.around(call) if isinstance(each, ast.FunctionDef)}
        if alone or around & words:
            yield call


def _chunked(program: Program) -> Iterator[ast.Call]:
    """Calls that send items in chunks: those of a chunk are done one after the other."""
    for call in program.methods("map", "imap", "imap_unordered", "starmap"):
        size = argument(call, "chunksize", -1)
        if size is not None and constant(size) != 1:
            yield call


def _not_for_all(evidence: Evidence) -> bool:
    """Whether the observation says no to somebody: of several answers, to one of them. What isn't plain data is another
    matter."""
    said = evidence.contrast.observed if evidence.contrast is not None else None
    if "'$opaque'" in repr(said):
        return False
    parts = list(said.values()) if isinstance(said, dict) else [said]
    several = [each for each in parts if isinstance(each, list) and all(isinstance(one, bool) for one in each)]
    return any(False in each for each in several) if several else any(each is False for each in parts)


def head_of_line(evidence: Evidence) -> Diagnosis | None:
    """Work was waited for that waits for other work, which is dealt out beforehand or stands in a later batch."""
    if not stuck_behind(evidence):
        return None
    program = evidence.program
    for node in program.nodes:
        if isinstance(node, LOOPS) and _has_inner_loop(node, "start") and _has_inner_loop(node, "join"):
            return Diagnosis(HEAD_OF_LINE, (program.place(node),))
        if (
            isinstance(node, ast.For)
            and isinstance(node.iter, ast.Call)
            and dotted(node.iter.func) == "range"
            and len(node.iter.args) == 3
            and names_in(node.iter.args[0]) & program.parameters_of(node)
        ):
            return Diagnosis(HEAD_OF_LINE, (program.place(node),))
        if isinstance(node, ast.Slice) and node.step is not None and names_in(node.step):
            return Diagnosis(HEAD_OF_LINE, (program.place(node),))
    return None


def _one_by_one(program: Program) -> Iterator[ast.AST]:
    yield from _asked_at_once(program)
    yield from _joined_at_once(program)
    yield from _lazy(program)
    for call in program.made(*POOLS):
        if any(isinstance(each, LOOPS) for each in program.within(call)) or _pool_for_one_call(program, call):
            yield call
    yield from _under_a_lock(program)
    for node in program.functions:
        if isinstance(node, ast.AsyncFunctionDef) and not any(isinstance(n, ast.Await) for n in ast.walk(node)):
            yield node
    yield from (call for call in work_here(program) if program.in_loop(call))


def _asked_at_once(program: Program) -> Iterator[ast.AST]:
    """Results that are asked for in the breath in which the work is handed over."""
    for call in program.methods("result", "get"):
        handed = call.func.value if isinstance(call.func, ast.Attribute) else None
        if (
            isinstance(handed, ast.Call)
            and dotted(handed.func).endswith((".submit", ".apply_async"))
            and program.in_loop(call)
        ):
            yield call
    yield from (call for call in program.methods("apply") if program.in_loop(call))


def _joined_at_once(program: Program) -> Iterator[ast.AST]:
    """A ``join`` (or a receive) in the same loop body as the ``start``, or between two starts."""
    for call in program.methods("join", "recv", "result"):
        loops = [each for each in program.within(call) if isinstance(each, LOOPS)]
        starts = [c for c in program.methods("start", "submit") if program.function_of(c) is program.function_of(call)]
        if loops:
            inner = [e for c in starts for e in [next((e for e in program.within(c) if isinstance(e, LOOPS)), None)]]
            if any(each is loop for each in inner for loop in loops if each is not None):
                yield call
        elif any(c.lineno < call.lineno for c in starts) and any(
            c.lineno > call.lineno and not _conditional(program, c) for c in starts
        ):
            yield call


def _conditional(program: Program, call: ast.Call) -> bool:
    return any(isinstance(each, ast.If) for each in program.within(call))


def _lazy(program: Program) -> Iterator[ast.AST]:
    for call in program.methods("submit", "apply_async", "start"):
        around = next((each for each in program.within(call) if isinstance(each, COMPREHENSIONS)), None)
        if isinstance(around, ast.GeneratorExp):
            yield call


def _pool_for_one_call(program: Program, call: ast.Call) -> bool:
    """A pool in a function that itself runs on a worker, which submits a single thing and waits for it."""
    function = program.function_of(call)
    if function is None or isinstance(function, ast.Lambda) or function.name not in handed_over(program):
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
    for call in program.made(*POOLS):
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


def _has_inner_loop(loop: ast.AST, method: str) -> bool:
    inner = [node for node in ast.walk(loop) if node is not loop and isinstance(node, (*LOOPS, *COMPREHENSIONS))]
    return any(isinstance(n, ast.Attribute) and n.attr == method for each in inner for n in ast.walk(each))
