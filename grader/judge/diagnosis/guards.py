"""Locks that are there and don't help: what two threads held when they met at one place.

Two threads can't both be inside the same lock. Where a trace shows them there, under one name, the name stood for two
locks, or for a semaphore that lets two in; the text says which.
"""

from __future__ import annotations

import ast
from types import UnionType

from grader.results import Step

from .evidence import Evidence
from .holding import held, is_semaphore
from .pattern import Diagnosis, Pattern
from .program import Program, argument, constant, dotted, receiver
from .stale import stale_uses

NEW_LOCK = Pattern(
    "new-lock-per-call",
    "Every call makes a lock of its own and takes that one. Nobody else will ever ask for it, so it keeps nobody out.",
    "Which threads have to meet at this lock, and how do they all come to know the same one?",
)
DIFFERENT_LOCKS = Pattern(
    "different-locks",
    "Both threads hold a lock while they touch the same thing, but not the same lock: each is kept out of nothing.",
    "What does each of the locks protect, and is it the same lock for everybody who touches it?",
)
PERMITS = Pattern(
    "too-many-permits",
    "A semaphore stands where one thread at a time should pass, and lets more than one in.",
    "How many threads may be in here at once, and where is that number written down?",
)
TWICE = Pattern(
    "double-release",
    "On one way through the function a permit is given back twice. From then on one thread more may enter than should.",
    "How often is it given back when something raises? And when nothing does?",
)
LET_GO = Pattern(
    "lock-released-too-early",
    "The lock is given back before what it should protect has been done; the rest happens without it.",
    "Which steps belong together, and how far does the lock reach?",
)

_LOCKS = ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "get_lock")
_SEMAPHORES = ("Semaphore", "BoundedSemaphore")


def double_release(evidence: Evidence) -> Diagnosis | None:
    """A permit is released in an ``except`` that lets the exception on, and in the ``finally`` of the same ``try``; or
    the trace shows one call that released twice what it took once."""
    if evidence.kind not in ("wrong-outcome", "exception"):
        return None
    program = evidence.program
    for node in program.nodes:
        if isinstance(node, ast.Try) and node.finalbody:
            last = _releases(node.finalbody)
            for handler in node.handlers:
                for name, line in _releases(handler.body).items():
                    if name in last:
                        file = program.file_of(node)
                        return Diagnosis(TWICE, ((file, line), (file, last[name])))
    return None


def new_lock(evidence: Evidence) -> Diagnosis | None:
    """A lock is made in the very function that takes it, and kept nowhere else."""
    if evidence.kind not in ("wrong-outcome", "exception"):
        return None
    program = evidence.program
    for call in (*program.made(*_LOCKS), *program.methods("get_lock")):
        if program.function_of(call) is None or not _fresh(call):
            continue
        around = _holder(program, call, ast.ListComp | ast.List | ast.Tuple)
        if isinstance(around, ast.withitem) or (isinstance(around, ast.Attribute) and around.attr == "acquire"):
            return Diagnosis(NEW_LOCK, (program.place(call),))
        if (
            isinstance(around, ast.Assign)
            and isinstance(around.targets[0], ast.Name)
            and _taken_here(program, call, around.targets[0].id)
        ):
            return Diagnosis(NEW_LOCK, (program.place(call),))
    return None


def useless_lock(evidence: Evidence) -> Diagnosis | None:
    """The trace shows a stale use by two threads of which each held a lock; or the text makes a lock for each thread,
    for each process, or on first use."""
    if evidence.kind not in ("wrong-outcome", "exception"):
        return None
    if evidence.steps and evidence.uninterrupted:
        return None
    many = _wide_semaphore(evidence.program)
    for each in stale_uses(evidence):
        first, second = held(evidence, each.read), held(evidence, each.change)
        first &= held(evidence, each.change, each.read.thread)
        if many is not None and first & second & many[0]:
            return Diagnosis(PERMITS, (many[1], _place(each.read), _place(each.use)))
        first, second = _exclusive(evidence, first), _exclusive(evidence, second)
        if first and second and first.isdisjoint(second) and first & held(evidence, each.use):
            return Diagnosis(DIFFERENT_LOCKS, (_place(each.read), _place(each.change)))
        if first & second and first & held(evidence, each.use):
            return Diagnosis(DIFFERENT_LOCKS, (_place(each.read), _place(each.change)))
    return _by_text(evidence, many) if evidence.real or _stale(evidence) else None


def let_go(evidence: Evidence) -> Diagnosis | None:
    """A ``with`` block of a lock or semaphore that holds nothing but ``pass``, before what it should protect."""
    if evidence.kind not in ("wrong-outcome", "exception"):
        return None
    for node in evidence.program.nodes:
        if isinstance(node, ast.With) and all(isinstance(each, ast.Pass) for each in node.body):
            return Diagnosis(LET_GO, (evidence.program.place(node),))
    return _acquired_and_released(evidence)


def _acquired_and_released(evidence: Evidence) -> Diagnosis | None:
    """``acquire`` and ``release`` of one thing in consecutive statements."""
    program = evidence.program
    for call in program.methods("acquire"):
        statement = program.statement_of(call)
        body = next((b for b in _bodies(program, statement) if statement in b), [])
        following = body[body.index(statement) + 1 : body.index(statement) + 2] if statement in body else []
        for node in following:
            if (
                isinstance(node, ast.Expr)
                and isinstance(node.value, ast.Call)
                and dotted(node.value.func) == f"{receiver(call)}.release"
            ):
                return Diagnosis(LET_GO, (program.place(call), (program.file_of(call), node.lineno)))
    return None


def _bodies(program: Program, statement: ast.AST | None) -> list[list[ast.stmt]]:
    if statement is None:
        return []
    parent = next(program.around(statement), None)
    fields = ("body", "orelse", "finalbody")
    return [getattr(parent, each) for each in fields if isinstance(getattr(parent, each, None), list)]


def _by_text(evidence: Evidence, many: tuple[set[str], tuple[str, int]] | None) -> Diagnosis | None:
    program = evidence.program
    if many is not None:
        return Diagnosis(PERMITS, (many[1],))
    for call in program.made(*_LOCKS):
        function = program.function_of(call)
        if function is None or getattr(function, "name", "") == "__init__":
            continue
        if any(isinstance(each, ast.If) and _asks_for_none(each.test) for each in program.within(call)):
            return Diagnosis(DIFFERENT_LOCKS, (program.place(call),))
    for call in program.made("get_ident", "getpid", "current_thread", "current_process", "get_native_id"):
        if any(
            isinstance(each, ast.Subscript | ast.Call) for each in _up_to_statement(program, call)
        ) and _is_about_locks(program, call):
            return Diagnosis(DIFFERENT_LOCKS, (program.place(call),))
    return _chosen_lock(program)


def _chosen_lock(program: Program) -> Diagnosis | None:
    """A ``with`` that takes one of two locks, as some condition has it."""
    for node in program.nodes:
        if isinstance(node, ast.IfExp) and any(isinstance(each, ast.withitem) for each in program.within(node)):
            return Diagnosis(DIFFERENT_LOCKS, (program.place(node),))
    return None


def _is_about_locks(program: Program, call: ast.Call) -> bool:
    statement = program.statement_of(call)
    text = ast.dump(statement)[:4000].lower() if statement is not None else ""
    return "lock" in text or "sem" in text


def _up_to_statement(program: Program, node: ast.AST) -> list[ast.AST]:
    found = []
    for each in program.around(node):
        if isinstance(each, ast.stmt):
            break
        found.append(each)
    return found


def _asks_for_none(test: ast.expr) -> bool:
    if isinstance(test, ast.Compare):
        return isinstance(test.ops[0], ast.Is) and constant(test.comparators[0]) is None
    return isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and bool(dotted(test.operand))


def _holder(program: Program, node: ast.AST, passed: type | UnionType) -> ast.AST:
    """What a node stands in, not counting what it may be a part of."""
    return next(each for each in program.around(node) if not isinstance(each, passed))


def _fresh(call: ast.Call) -> bool:
    """Whether the call makes something: ``get_lock`` only on something that is itself made there."""
    if isinstance(call.func, ast.Attribute) and call.func.attr == "get_lock":
        return isinstance(call.func.value, ast.Call)
    return True


def _taken_here(program: Program, call: ast.Call, name: str) -> bool:
    """Whether the function that makes the lock takes it itself, and no function inside it does."""
    function = program.function_of(call)
    inner = [node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id == name] if function else []
    uses = [node for node in inner if isinstance(node.ctx, ast.Load)]
    if not uses or any(program.function_of(node) is not function for node in uses):
        return False
    taken = [_holder(program, node, ast.Subscript) for node in uses]
    return all(
        isinstance(each, ast.withitem) or (isinstance(each, ast.Attribute) and each.attr in ("acquire", "release"))
        for each in taken
    )


def _wide_semaphore(program: Program) -> tuple[set[str], tuple[str, int]] | None:
    """The name of a semaphore made with a constant greater than one, and where."""
    for call in program.made(*_SEMAPHORES):
        number = constant(argument(call, "value", 0))
        around = next(program.around(call), None)
        if isinstance(number, int) and number > 1 and isinstance(around, ast.Assign | ast.AnnAssign):
            targets = around.targets if isinstance(around, ast.Assign) else [around.target]
            return {dotted(each) for each in targets}, program.place(call)
    return None


def _exclusive(evidence: Evidence, names: set[str]) -> set[str]:
    return {name for name in names if not is_semaphore(evidence, name)}


def _stale(evidence: Evidence) -> bool:
    return next(stale_uses(evidence), None) is not None


def _releases(body: list[ast.stmt]) -> dict[str, int]:
    found = {}
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "release":
                found[receiver(node)] = node.lineno
    return found


def _place(step: Step) -> tuple[str, int]:
    return step.file, step.line
