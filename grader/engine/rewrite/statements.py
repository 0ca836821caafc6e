"""The rules for statements: assignment, deletion, loops, tests, `with`, and the blocks that open scopes.

Decorators, class bases, annotations, type parameters and match patterns are left alone: they run when a
module is loaded or describe rather than do.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from grader.engine.rewrite.expressions import test, untouched
from grader.engine.rewrite.rewriter import Rewriter, Rule, start
from grader.engine.rewrite.targets import assign, delete, target
from grader.engine.rewrite.temporaries import Temporaries, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.engine.rewrite.bindings import Function


def assignment(rewriter: Rewriter, node: ast.Assign) -> ast.stmt | list[ast.stmt]:
    """The value first, then a point right before each store that others can see."""
    node.value = rewriter.expression(node.value)
    unpacks = any(isinstance(one, ast.Tuple | ast.List) for one in node.targets)
    if unpacks and not isinstance(node.value, ast.Tuple | ast.List):
        node.value = rewriter.used(node.value, node.value)
    if len(node.targets) == 1 and not unpacks:
        return assign(rewriter, node.targets[0], node.value, node)
    leaves = [leaf for one in node.targets for leaf in ast.walk(one) if rewriter.shares(leaf)]
    if leaves and rewriter.scope.kind != "class":
        return _one_by_one(rewriter, node)
    node.targets = [target(rewriter, one) for one in node.targets]
    return node


def _one_by_one(rewriter: Rewriter, node: ast.Assign) -> list[ast.stmt]:
    """Several stores, some of them to shared names: take the value apart first, then store in order."""
    temporaries = Temporaries(rewriter, node)
    first = node.targets[0]
    if len(node.targets) == 1:
        unpacking, stores = _unpack(rewriter, temporaries, first, node)
        temporaries.set_up.append(ast.Assign([unpacking], node.value, **start(node)))
        return temporaries.around(stores)
    whole = temporaries.keep(node.value, node.value)
    stores = []
    for one in node.targets:
        part = ast.Assign([one], read(whole, node.value), **start(node))
        result = assignment(rewriter, part)
        stores += result if isinstance(result, list) else [result]
    return temporaries.around(stores)


def _unpack(
    rewriter: Rewriter, temporaries: Temporaries, node: ast.expr, at: ast.Assign
) -> tuple[ast.expr, list[ast.stmt]]:
    """`node` with a temporary for each leaf, and the statements that store those leaves."""
    if isinstance(node, ast.Tuple | ast.List):
        parts = [_unpack(rewriter, temporaries, element, at) for element in node.elts]
        node.elts = [part for part, _ in parts]
        return node, [store for _, stores in parts for store in stores]
    if isinstance(node, ast.Starred):
        node.value, stores = _unpack(rewriter, temporaries, node.value, at)
        return node, stores
    name = temporaries.fresh()
    return ast.Name(name, ast.Store(), **start(node)), [assign(rewriter, node, read(name, node), at)]


def annotated(rewriter: Rewriter, node: ast.AnnAssign) -> ast.stmt:
    """As an assignment; the annotation stays as it is."""
    if node.value is None:
        return node
    value = node.value
    node.value = rewriter.expression(value)
    if rewriter.shares(node.target):
        site = rewriter.site("write", node.target)
        assert isinstance(node.target, ast.Name), "only names are shared as names"
        node.value = rewriter.before_binding(site, rewriter.stored(site, node.value, value), node.target, value)
    else:
        node.target = target(rewriter, node.target)  # type: ignore[assignment]
    return node


def deletion(rewriter: Rewriter, node: ast.Delete) -> list[ast.stmt]:
    """A statement of its own for each target, in order."""
    return [statement for one in node.targets for statement in delete(rewriter, one, node)]


def for_loop(rewriter: Rewriter, node: ast.For | ast.AsyncFor) -> ast.stmt:
    """A point at the start of each round."""
    site = rewriter.site("loop", node.target, node.iter, "for ")
    node.iter = rewriter.expression(node.iter)
    if isinstance(node, ast.For):
        node.iter = rewriter.iterated(node.iter, node.iter)
    head: ast.stmt = ast.Expr(rewriter.point(site, node.target), **start(node.target))
    node.target = target(rewriter, node.target)
    node.body = [head, *rewriter.block(node.body)]
    node.orelse = rewriter.block(node.orelse)
    return node


def while_loop(rewriter: Rewriter, node: ast.While) -> ast.stmt:
    """A point at each evaluation of the test."""
    site = rewriter.site("loop", node.test, prefix="while ")
    place = node.test
    node.test = rewriter.after_point(site, test(rewriter, place), place)
    node.body = rewriter.block(node.body)
    node.orelse = rewriter.block(node.orelse)
    return node


def branch(rewriter: Rewriter, node: ast.If) -> ast.stmt:
    """The condition is a truth test."""
    node.test = test(rewriter, node.test)
    node.body = rewriter.block(node.body)
    node.orelse = rewriter.block(node.orelse)
    return node


def assertion(rewriter: Rewriter, node: ast.Assert) -> ast.stmt:
    """The condition is a truth test."""
    node.test = test(rewriter, node.test)
    node.msg = rewriter.expression(node.msg) if node.msg else None
    return node


def with_block(rewriter: Rewriter, node: ast.With | ast.AsyncWith) -> ast.stmt:
    """A point before each context is entered."""
    for item in node.items:
        context = item.context_expr
        site = rewriter.site("enter", context)
        item.context_expr = rewriter.before(site, rewriter.expression(context), context)
        item.optional_vars = target(rewriter, item.optional_vars) if item.optional_vars else None
    node.body = rewriter.block(node.body)
    return node


def match_statement(rewriter: Rewriter, node: ast.Match) -> ast.stmt:
    """Subject, guards and bodies; patterns stay as they are."""
    node.subject = rewriter.used(rewriter.expression(node.subject), node.subject)
    for case in node.cases:
        case.guard = test(rewriter, case.guard) if case.guard else None
        case.body = rewriter.block(case.body)
    return node


def function(rewriter: Rewriter, node: Function) -> ast.stmt:
    """Defaults belong to the enclosing scope, the body to the function's own."""
    arguments = node.args
    arguments.defaults = [rewriter.expression(default) for default in arguments.defaults]
    arguments.kw_defaults = [default and rewriter.expression(default) for default in arguments.kw_defaults]
    with rewriter.inside(node):
        node.body = rewriter.block(node.body)
    return node


def class_body(rewriter: Rewriter, node: ast.ClassDef) -> ast.stmt:
    """The body finds its hooks as globals: a namespace made by a metaclass must not be asked for them."""
    with rewriter.inside(node) as scope:
        body = rewriter.block(node.body)
    if scope.hooks:
        has_docstring = ast.get_docstring(node, clean=False) is not None
        body.insert(int(has_docstring), ast.Global(sorted(scope.hooks), **start(node.body[0])))
    node.body = body
    return node


STATEMENTS: Mapping[type[ast.AST], Rule] = {
    ast.Assign: assignment,
    ast.AnnAssign: annotated,
    ast.Delete: deletion,
    ast.For: for_loop,
    ast.AsyncFor: for_loop,
    ast.While: while_loop,
    ast.If: branch,
    ast.Assert: assertion,
    ast.With: with_block,
    ast.AsyncWith: with_block,
    ast.Match: match_statement,
    ast.FunctionDef: function,
    ast.AsyncFunctionDef: function,
    ast.ClassDef: class_body,
    **({ast.TypeAlias: untouched} if hasattr(ast, "TypeAlias") else {}),
}
