"""The rule for calls: one point when the function and all arguments were evaluated.

The point is wrapped around whatever is evaluated last: `f(a, @pass(n, b))`, `f(a, k=@pass(n, b))`,
`f(*@pass(n, rest))`. Positional arguments are evaluated before keywords, whatever the order they are
written in. A call without arguments has only its callee left: `@pass(n, f)()`; of a method call it is
the object, `@pass(n, obj).m()`, because looking up a method and calling it must stay one step for the
compiler, which otherwise reports another line for a chain of calls that is spread over lines.
"""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING

from grader.engine.rewrite.expressions import is_foreign_module
from grader.engine.rewrite.guards import after_read, before_read, by_builtin
from grader.engine.rewrite.hooks import CALLED
from grader.engine.rewrite.rewriter import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.engine.rewrite.rewriter import Rewriter, Rule

_EXCEPTIONS = frozenset(
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
)

QUIET = _EXCEPTIONS | {
    # they look at the frame they are called from, which is one thread's own
    *("super", "locals", "globals", "vars", "dir", "eval", "exec"),
    # they look at an object's type or identity, which does not change
    *("isinstance", "issubclass", "type", "id", "callable"),
    # they make something of numbers and strings, which can't change
    *("range", "int", "float", "complex", "abs", "round", "divmod", "pow", "slice"),
    *("chr", "ord", "bin", "oct", "hex"),
    # they make an object that nobody else knows yet and read nothing before it is used
    *("object", "property", "staticmethod", "classmethod", "enumerate", "zip", "map", "filter"),
}
"""Builtins whose call can't meet another thread. `len`, `list`, `sorted`, `next`, `str`, `getattr` … can:
they read what somebody else may be writing."""


def call(rewriter: Rewriter, node: ast.Call) -> ast.expr:
    """A point right before the call, after everything it needs was evaluated."""
    kind = _kind(rewriter, node.func)
    site = rewriter.site(kind, node) if kind else None
    point = None if rewriter.observe else site
    if isinstance(node.func, ast.Attribute):
        _method(rewriter, node, node.func, point)
    else:
        callee = node.func
        node.func = rewriter.expression(callee)
        if point is not None and not node.args and not node.keywords:
            node.func = rewriter.before(point, node.func, callee)
    _arguments(rewriter, node, point)
    if isinstance(node.func, ast.Attribute):
        replaced = after_read(rewriter, node.func.attr, node, node)
    else:
        replaced = by_builtin(rewriter, node)
    if rewriter.observe and site is not None:
        _make_ready(rewriter, node, site)
    return replaced


def _make_ready(rewriter: Rewriter, node: ast.Call, site: int) -> None:
    """`f(a, k=b)` becomes `@called(site, f, a, k=b)()`: the hook sees function and arguments, and has no frame in
    the call itself."""
    ready = rewriter.call(CALLED, [number(site, node), node.func, *node.args], node)
    ready.keywords = node.keywords
    node.func, node.args, node.keywords = ready, [], []


def _kind(rewriter: Rewriter, callee: ast.expr) -> str:
    if not isinstance(callee, ast.Name) or rewriter.variable(callee.id):
        return "call"
    if callee.id == "print":
        return "print"
    return "" if callee.id in QUIET else "call"


def _method(rewriter: Rewriter, node: ast.Call, callee: ast.Attribute, site: int | None) -> None:
    """Rewrite what the method is looked up on; the look-up itself has no point of its own."""
    base = callee.value
    if not is_foreign_module(rewriter, base):
        callee.value = rewriter.expression(base)
        callee.value = rewriter.peeked(callee.value, callee.attr, base)
    callee.value = before_read(rewriter, callee.attr, callee.value, base)
    if site is not None and not node.args and not node.keywords:
        callee.value = rewriter.before(site, callee.value, base)


def _arguments(rewriter: Rewriter, node: ast.Call, site: int | None) -> None:
    holders: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
    for holder in holders:
        if isinstance(holder, ast.Starred | ast.keyword):
            holder.value = rewriter.expression(holder.value)
    node.args = [arg if isinstance(arg, ast.Starred) else rewriter.expression(arg) for arg in node.args]
    if site is None or not holders:
        return
    last = holders[-1]
    if isinstance(last, ast.Starred | ast.keyword):
        last.value = rewriter.before(site, last.value, last.value)
    else:
        node.args[-1] = rewriter.before(site, node.args[-1], last)


CALLS: Mapping[type[ast.AST], Rule] = {ast.Call: call}
