"""What can be left out: for one node of a syntax tree, the nodes that may stand in its place.

An operator is a function from a node to changes; it knows nothing of where the node stands. None of them looks types
up: ``.release()`` is taken for what its name says. A change that makes no sense is caught, and costs one grading.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What is put in a node's place: statements, or an expression. ``kind`` is the operator's name; ``moved`` the
    statement that has another place now, where that is the change."""

    kind: str
    new: list[ast.stmt] | ast.expr
    moved: ast.stmt | None = None


Operator = Callable[[ast.AST], Iterator[Change]]

DROPPED = {
    "acquire": "acquire-dropped",
    "release": "release-dropped",
    "notify": "notify-dropped",
    "notify_all": "notify-dropped",
    "join": "join-dropped",
    "wait": "wait-dropped",
    "wait_for": "wait-dropped",
    "set": "set-dropped",
    "clear": "clear-dropped",
    "start": "start-dropped",
    "put": "put-dropped",
    "put_nowait": "put-dropped",
    "task_done": "task-done-dropped",
    "shutdown": "shutdown-dropped",
    "close": "close-dropped",
}
"""Methods whose call, as a statement, can be left out."""

GRANTED = {"acquire", "wait", "wait_for"}
"""Methods whose result says that they got what they waited for."""


def dropped_call(node: ast.AST) -> Iterator[Change]:
    """The call of a method that synchronises, left out."""
    if isinstance(node, ast.Expr) and (name := method(node.value)) in DROPPED:
        yield Change(DROPPED[name], [ast.Pass()])


def granted_call(node: ast.AST) -> Iterator[Change]:
    """A wait whose result is used, taken for granted."""
    if isinstance(node, ast.expr) and (name := method(node)) in GRANTED:
        yield Change(f"{name.replace('_', '-')}-granted", ast.Constant(True))


def dropped_with(node: ast.AST) -> Iterator[Change]:
    """A ``with lock:`` without the lock. One that binds a name is no lock."""
    if not isinstance(node, ast.With):
        return
    for item in node.items:
        if item.optional_vars is None:
            rest = [each for each in node.items if each is not item]
            new = ast.With(rest, node.body) if rest else ast.If(ast.Constant(True), node.body, [])
            yield Change("lock-dropped", [new])


def smaller_region(node: ast.AST) -> Iterator[Change]:
    """A ``with lock:`` that is entered one statement too late, or left one too early."""
    if not isinstance(node, ast.With) or len(node.body) < 2 or any(each.optional_vars for each in node.items):
        return
    if _touches(node.body[0]):
        yield Change("lock-late", [node.body[0], ast.With(node.items, node.body[1:])], node.body[0])
    if _touches(node.body[-1]):
        yield Change("lock-early", [ast.With(node.items, node.body[:-1]), node.body[-1]], node.body[-1])


def no_scope(node: ast.AST) -> Iterator[Change]:
    """A ``with ThreadPoolExecutor() as pool:`` that ends without waiting."""
    if not isinstance(node, ast.With):
        return
    for item in node.items:
        if isinstance(item.optional_vars, ast.Name) and isinstance(item.context_expr, ast.Call):
            rest = [each for each in node.items if each is not item]
            body: list[ast.stmt] = [ast.With(rest, node.body)] if rest else node.body
            yield Change("scope-dropped", [ast.Assign([item.optional_vars], item.context_expr), *body])


def notify_one(node: ast.AST) -> Iterator[Change]:
    """``notify_all()``, or ``notify(n)``, as ``notify()``."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        many = node.func.attr == "notify_all" or (node.func.attr == "notify" and (node.args or node.keywords))
        if many:
            yield Change("notify-one", ast.Call(ast.Attribute(node.func.value, "notify", ast.Load()), [], []))


def once(node: ast.AST) -> Iterator[Change]:
    """A ``while`` whose body runs once at most; its ``break`` and ``continue`` keep their meaning."""
    if isinstance(node, ast.While):
        body: list[ast.stmt] = node.body
        if any(isinstance(each, ast.Break | ast.Continue) for each in _of_loop(node)):
            single = ast.Tuple([ast.Constant(0)], ast.Load())
            body = [ast.For(ast.Name("_", ast.Store()), single, node.body, [])]
        yield Change("loop-once", [ast.If(node.test, body, []), *node.orelse])


def no_finally(node: ast.AST) -> Iterator[Change]:
    """What stood in ``finally``, done only when nothing is raised."""
    if isinstance(node, ast.Try) and node.finalbody:
        kept: list[ast.stmt] = node.body
        if node.handlers:
            kept = [ast.Try(node.body, node.handlers, node.orelse, [])]
        yield Change("finally-dropped", [*kept, *node.finalbody])


def one_permit_more(node: ast.AST) -> Iterator[Change]:
    """A semaphore that lets one more in."""
    if isinstance(node, ast.Call) and _name(node.func) in ("Semaphore", "BoundedSemaphore"):
        first = node.args[0] if node.args else ast.Constant(1)
        new = deepcopy(node)
        new.args = [ast.BinOp(first, ast.Add(), ast.Constant(1)), *node.args[1:]]
        if not any(each.arg == "value" for each in node.keywords):
            yield Change("permit-more", new)


def no_daemon(node: ast.AST) -> Iterator[Change]:
    """``daemon=True`` left out."""
    if isinstance(node, ast.Call) and any(_daemon(each) for each in node.keywords):
        new = deepcopy(node)
        new.keywords = [each for each in new.keywords if not _daemon(each)]
        yield Change("daemon-dropped", new)


def dropped_pairs(node: ast.AST) -> Iterator[Change]:
    """In one function, every ``acquire`` and ``release`` of one lock, left out."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    calls = [each.value for each in ast.walk(node) if isinstance(each, ast.Expr)]
    taken, given = (
        {receiver(each) for each in calls if method(each) == name and not receiver(each).startswith("super()")}
        for name in ("acquire", "release")
    )
    for lock in sorted(taken & given):
        yield Change("pair-dropped", [_WithoutLock(lock).visit(deepcopy(node))])


OPERATORS: tuple[Operator, ...] = (
    dropped_with,
    smaller_region,
    no_scope,
    dropped_pairs,
    dropped_call,
    granted_call,
    notify_one,
    once,
    no_finally,
    one_permit_more,
    no_daemon,
)


class _WithoutLock(ast.NodeTransformer):
    def __init__(self, lock: str) -> None:
        self._lock = lock

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        ours = method(node.value) in ("acquire", "release") and receiver(node.value) == self._lock
        return ast.Pass() if ours else node


def method(node: ast.AST) -> str:
    """The name of the method that is called; empty for anything else."""
    return node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""


def receiver(node: ast.AST) -> str:
    """The source text of what the method is called on."""
    return ast.unparse(node.func.value) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _daemon(keyword: ast.keyword) -> bool:
    return keyword.arg == "daemon" and isinstance(keyword.value, ast.Constant) and keyword.value.value is True


def _touches(node: ast.stmt) -> bool:
    """Whether the statement may touch what threads share: an attribute, an item, or through a call."""
    return any(isinstance(each, ast.Attribute | ast.Subscript | ast.Call) for each in ast.walk(node))


def _of_loop(loop: ast.While) -> Iterator[ast.stmt]:
    """The statements that belong to the loop itself, not to a loop or function within."""
    todo: list[ast.AST] = list(loop.body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.stmt):
            yield node
        if not isinstance(node, ast.For | ast.While | ast.AsyncFor | ast.FunctionDef | ast.Lambda | ast.ClassDef):
            todo += ast.iter_child_nodes(node)
