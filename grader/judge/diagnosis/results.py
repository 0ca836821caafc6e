"""Results in the wrong place, under the wrong key, or missing, and what an argument can be that one forgot.

Most of these go wrong whatever the order of the threads. They are read from the text, and only where the trace shows
that no thread was interrupted, or that an order was another one than expected.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .evidence import Evidence
from .pattern import Diagnosis, Pattern, Place
from .program import Program, dotted, names_in, parameters

KEYED = Pattern(
    "keyed-by-value",
    "Results are found again by the value they belong to. Equal values share a place, and some values can't be keys.",
    "What tells two pieces of work apart when their values are equal?",
)
ONE_SHOT = Pattern(
    "one-shot-iterator",
    "What is given may be an iterator: it has no length, can't be indexed, and is empty once it has been read.",
    "How often is this read, and what is left of it the second time?",
)
POOL_OF_NONE = Pattern(
    "pool-of-none",
    "With nothing to do, a number becomes zero that must not be.",
    "What is this number when there is no work at all?",
)
LATE_BINDING = Pattern(
    "late-binding",
    "A function uses a loop's variable when it runs, not when it was made. By then the loop has gone on.",
    "Which value has this name at the moment when the thread reads it?",
)
ORDER = Pattern(
    "completion-order",
    "The results come in the order in which the calls finish, which is not the order in which they were asked for.",
    "How does a result know its place, if its call finishes before an earlier one?",
)


def keyed(evidence: Evidence) -> Diagnosis | None:
    """Results are stored under the items themselves, and equal ones were confused, or one couldn't be a key."""
    if not evidence.undisturbed or evidence.kind not in ("wrong-outcome", "exception", "deadlock"):
        return None
    if evidence.kind == "exception" and "unhashable" not in evidence.finding.message:
        return None
    for place in _keys(evidence.program):
        return Diagnosis(KEYED, (place,))
    return None


def one_shot(evidence: Evidence) -> Diagnosis | None:
    """An argument has no length or can't be indexed; or the text goes twice through an argument without a copy."""
    message = evidence.finding.message
    if evidence.kind == "exception" and re.search(
        r"has no len\(\)|'(?:generator|map|zip|filter|set|list_iterator|range_iterator)' object is not", message
    ):
        return Diagnosis(ONE_SHOT, ((evidence.finding.file, evidence.finding.line),))
    if not evidence.undisturbed or evidence.kind not in ("wrong-outcome", "exception"):
        return None
    for node in _read_twice(evidence.program):
        return Diagnosis(ONE_SHOT, (evidence.program.place(node),))
    return None


def pool_of_none(evidence: Evidence) -> Diagnosis | None:
    """Python refused a pool of no workers, or a step of zero."""
    if evidence.kind != "exception":
        return None
    if not _raises(evidence) and re.search(
        r"must be (?:greater than 0|at least 1|positive)|must not be zero|by zero", evidence.finding.message
    ):
        return Diagnosis(POOL_OF_NONE, ((evidence.finding.file, evidence.finding.line),))
    return None


def _raises(evidence: Evidence) -> bool:
    nodes = evidence.program.at(evidence.finding.file, evidence.finding.line)
    return any(isinstance(node, ast.Raise) for node in nodes)


def late_binding(evidence: Evidence) -> Diagnosis | None:
    """A function that is handed to a thread reads the variable of a loop around it, or of one that starts it."""
    if evidence.kind not in ("wrong-outcome", "exception", "deadlock"):
        return None
    for node in _bound_late(evidence.program):
        return Diagnosis(LATE_BINDING, (evidence.program.place(node),))
    return None


def completion_order(evidence: Evidence) -> Diagnosis | None:
    """What was observed is what was expected in another order, and a thread was interrupted or the text takes results
    as they come."""
    if evidence.kind != "wrong-outcome":
        return None
    as_they_come = [*evidence.program.made("as_completed", "imap_unordered"), *_appended(evidence.program)]
    permuted = _permuted(evidence) and any(
        evidence.program.made("Thread", "ThreadPoolExecutor", "Process", "Pool", "ProcessPoolExecutor")
    )
    first = next(_first_come(evidence.program), None)
    if first is not None and not evidence.uninterrupted and evidence.steps:
        return Diagnosis(ORDER, (first,))
    if evidence.real and not as_they_come:
        return None
    if (permuted and not evidence.uninterrupted) or (
        as_they_come and (permuted or evidence.real or not evidence.uninterrupted)
    ):
        places = tuple(evidence.program.place(call) for call in as_they_come[:1])
        if permuted or as_they_come:
            return Diagnosis(ORDER, places)
    return None


def _keys(program: Program) -> Iterator[Place]:
    for node in program.nodes:
        if isinstance(node, ast.DictComp):
            generator = node.generators[0]
            if (
                names_in(node.key) & {dotted(generator.target)}
                and dotted(generator.iter)
                and not isinstance(generator.target, ast.Tuple)
            ):
                yield program.place(node)
        elif (
            isinstance(node, ast.Call)
            and program.called(node) == "dict"
            and node.args
            and isinstance(node.args[0], ast.Call)
        ):
            if dotted(node.args[0].func) == "zip":
                yield program.place(node)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            key = node.targets[0].slice
            names = names_in(key) - {"repr", "str", "hash", "id"}
            called = {
                name
                for call in ast.walk(node.value)
                if isinstance(call, ast.Call)
                for arg in call.args
                for name in names_in(arg)
            }
            single = names and names <= called and not isinstance(key, ast.Tuple)
            if single and _remembers(program, node, names):
                continue
            indexed = any(isinstance(n, ast.Subscript) and names_in(n.slice) & names for n in ast.walk(node.value))
            if single and not indexed and not _numbered(program, node, names):
                yield program.place(node)


def _remembers(program: Program, node: ast.Assign, names: set[str]) -> bool:
    """Whether the function looks the same up where it keeps it: it remembers calls by what they were asked, as a memo
    should."""
    target, function = node.targets[0], program.function_of(node)
    if not isinstance(target, ast.Subscript) or function is None or not names <= program.parameters_of(node):
        return False
    kept = dotted(target.value)
    looks = [each for each in ast.walk(function) if isinstance(each, ast.Compare | ast.Subscript | ast.Call)]
    return bool(kept) and any(
        kept in names_in(each) and names & names_in(each) and each is not target and each not in ast.walk(node.value)
        for each in looks
    )


def _numbered(program: Program, node: ast.AST, names: set[str]) -> bool:
    for each in program.within(node):
        if isinstance(each, ast.For) and names_in(each.target) & names:
            return bool(names_in(each.iter) & {"range", "enumerate"})
    return False


def _read_twice(program: Program) -> Iterator[ast.AST]:
    for function in program.functions:
        if isinstance(function, ast.Lambda):
            continue
        for name in parameters(function):
            stored = [
                n
                for n in ast.walk(function)
                if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store)
            ]
            if not stored:
                reads = [node for node in ast.walk(function) if _reads_through(node, name)]
                if len(reads) > 1:
                    yield reads[1]


_THROUGH = frozenset(
    ("list", "tuple", "sum", "enumerate", "sorted", "max", "min", "set", "zip", "map", "imap", "starmap")
)
"""What goes through all that it is handed."""


def _reads_through(node: ast.AST, name: str) -> bool:
    """Whether a loop, a comprehension or a call goes through all of an iterable."""
    if isinstance(node, ast.For | ast.comprehension):
        return dotted(node.iter) == name
    if isinstance(node, ast.Call):
        last = dotted(node.func).rpartition(".")[2]
        return last in _THROUGH and any(dotted(each) == name for each in node.args)
    return False


def _bound_late(program: Program) -> Iterator[ast.AST]:
    handed = {
        name
        for call in program.made("Thread", "Process", "submit", "Timer")
        for value in (*call.args[:2], *(k.value for k in call.keywords if k.arg in ("target", "function")))
        for name in ({dotted(value)} if dotted(value) else set())
    }
    for function in program.functions:
        outer = program.function_of(function)
        name = getattr(function, "name", "")
        given = isinstance(function, ast.Lambda) and any(
            (isinstance(e, ast.Call) and program.called(e).rpartition(".")[2] in ("Thread", "Process", "submit"))
            or (isinstance(e, ast.Call) and isinstance(e.func, ast.Attribute) and e.func.attr == "submit")
            for e in list(program.around(function))[:2]
        )
        if outer is None or (name not in handed and not given):
            continue
        bound = set(parameters(function)) | {
            n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        free = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)} - bound
        for loop in ast.walk(outer):
            if isinstance(loop, ast.For | ast.ListComp) and loop not in list(ast.walk(function)):
                targets = [loop.target] if isinstance(loop, ast.For) else [g.target for g in loop.generators]
                variables = {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
                if variables & free and _starts_in(loop, name or None):
                    yield function


def _starts_in(loop: ast.AST, name: str | None) -> bool:
    """Whether the loop makes or hands over the function: then the variable goes on while a thread may read it."""
    for node in ast.walk(loop):
        if (
            isinstance(node, ast.Call)
            and dotted(node.func).rpartition(".")[2]
            in (
                "Thread",
                "Process",
                "submit",
                "Timer",
            )
            and (name is None or name in names_in(node))
        ):
            return True
    return False


def _permuted(evidence: Evidence) -> bool:
    if evidence.contrast is None or callable(evidence.contrast.expected):
        return False
    expected, observed = evidence.contrast.expected, evidence.contrast.observed
    if not isinstance(expected, list | tuple) or not isinstance(observed, list):
        return False
    return list(expected) != observed and sorted(map(repr, expected)) == sorted(map(repr, observed))


def _first_come(program: Program) -> Iterator[Place]:
    """Where the first of the exceptions is raised that handlers have appended, as they came."""
    kept = {
        dotted(call.func.value)
        for handler in program.nodes
        if isinstance(handler, ast.ExceptHandler)
        for call in ast.walk(handler)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "append"
    }
    for node in program.nodes:
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Subscript) and dotted(node.exc.value) in kept:
            yield program.place(node)


def _appended(program: Program) -> Iterator[ast.Call]:
    """Results that each thread appends, or puts, when it has them, without their place."""
    for call in program.methods("append"):
        function = program.function_of(call)
        if (
            (
                call.args
                and isinstance(call.args[0], ast.Call)
                and dotted(call.args[0].func) in program.parameters_of(call)
            )
            and function is not None
            and program.function_of(function) is not None
        ):
            yield call
    for call in program.methods("put"):
        if (
            call.args
            and isinstance(call.args[0], ast.Tuple)
            and isinstance(call.args[0].elts[0], ast.Call)
            and dotted(call.args[0].elts[0].func) in program.parameters_of(call)
        ):
            yield call
