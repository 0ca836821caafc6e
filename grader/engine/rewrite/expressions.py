"""The rules for expressions that read shared state, test it, or bind names.

``base.attr``      `@pass(n, base).attr`: the load itself stays, so name mangling, carets and frames do too
``a[i]``           `@pass(n, a)[i]` while evaluating `i` touches nothing shared, else
                   `@getitem(*@item(n, a, i))`, whose point comes after both operands
``name``           `(@point(n) or name)` for a shared name
``if name``        `@test(n, name)`: only the engine can see whether the value may change
``a in b``         `a in @pass(n, b)`
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from grader.engine.rewrite.guards import after_read, before_read
from grader.engine.rewrite.hooks import GETITEM, ITEM, SLICE
from grader.engine.rewrite.rewriter import Rewriter, Rule, number, start

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUSPENDING = (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)
_DISPLAYS = (ast.Constant, ast.Tuple, ast.List, ast.Set, ast.Dict, ast.JoinedStr)


def attribute(rewriter: Rewriter, node: ast.Attribute) -> ast.expr:
    """A point right before the load, unless the base is a module of somebody else."""
    base = node.value
    if is_foreign_module(rewriter, base):
        node.value = before_read(rewriter, node.attr, base, base)
        return after_read(rewriter, node.attr, node, node)
    site = rewriter.site("read", node)
    node.value = before_read(rewriter, node.attr, rewriter.expression(base), base)
    node.value = rewriter.before_attribute(site, node.value, node.attr, base)
    return rewriter.loaded(site, after_read(rewriter, node.attr, node, node), node)


def base_of(rewriter: Rewriter, node: ast.Attribute, site: int) -> ast.Attribute:
    """`node` with the point `site` between the evaluation of its base and the operation itself."""
    base = node.value
    node.value = rewriter.before_attribute(site, rewriter.expression(base), node.attr, base)
    return node


def is_foreign_module(rewriter: Rewriter, node: ast.expr) -> bool:
    """Whether `node` is a name that only imports of other people's modules bind."""
    if not isinstance(node, ast.Name):
        return False
    variable = rewriter.variable(node.id)
    return variable is not None and variable.is_foreign_module(rewriter.own_modules)


def subscript(rewriter: Rewriter, node: ast.Subscript) -> ast.expr:
    """A point after container and index were evaluated, right before the load."""
    site = rewriter.site("read", node)
    container = node.value
    node.value = rewriter.expression(container)
    if index_is_quiet(rewriter, node):
        node.value = rewriter.before(site, node.value, container)
        return rewriter.loaded(site, node, node)
    loaded = rewriter.call(GETITEM, [item(rewriter, site, node)], node)
    return rewriter.loaded(site, loaded, node)


def index_is_quiet(rewriter: Rewriter, node: ast.Subscript) -> bool:
    """Rewrite the index; whether evaluating it neither meets a point nor suspends nor binds a name."""
    suspends = any(isinstance(part, _SUSPENDING) for part in ast.walk(node.slice))
    sites = len(rewriter.sites)
    node.slice = rewriter.expression(node.slice)
    return len(rewriter.sites) == sites and not suspends and not rewriter.observe


def item(rewriter: Rewriter, site: int, node: ast.Subscript) -> ast.Starred:
    """`*@item(site, container, index)` of a subscript whose parts were rewritten."""
    arguments = [number(site, node), node.value, as_value(rewriter, node.slice)]
    return ast.Starred(rewriter.call(ITEM, arguments, node), ast.Load(), **start(node))


def as_value(rewriter: Rewriter, index: ast.expr) -> ast.expr:
    """An index as an expression that can stand outside of brackets: `i:j` becomes a slice object."""
    if isinstance(index, ast.Slice):
        bounds = (index.lower, index.upper, index.step)
        parts = [bound or ast.Constant(None, **start(index)) for bound in bounds]
        return rewriter.call(SLICE, parts, index)
    if isinstance(index, ast.Tuple):
        index.elts = [as_value(rewriter, element) for element in index.elts]
    return index


def name(rewriter: Rewriter, node: ast.Name) -> ast.expr:
    """A point before the read of a shared name; other names stay."""
    if not rewriter.shares(node):
        return node
    site = rewriter.site("read", node)
    return rewriter.loaded(site, rewriter.before_reading(site, node, node), node)


def named_expression(rewriter: Rewriter, node: ast.NamedExpr) -> ast.expr:
    """A point between the value and its assignment to a shared name."""
    value = node.value
    node.value = rewriter.expression(value)
    if rewriter.shares(node.target):
        site = rewriter.site("write", node.target)
        node.value = rewriter.before_binding(site, rewriter.stored(site, node.value, value), node.target, value)
    return node


def binary(rewriter: Rewriter, node: ast.BinOp) -> ast.expr:
    """No point of its own; both operands are used."""
    node.left = rewriter.used(rewriter.expression(node.left), node.left)
    node.right = rewriter.used(rewriter.expression(node.right), node.right)
    return node


def starred(rewriter: Rewriter, node: ast.Starred) -> ast.expr:
    """What is unpacked is used."""
    node.value = rewriter.used(rewriter.expression(node.value), node.value)
    return node


def compare(rewriter: Rewriter, node: ast.Compare) -> ast.expr:
    """A point after the right operand of each `in`: looking into a container reads it."""
    node.left = rewriter.used(rewriter.expression(node.left), node.left)
    for position, (operator, right) in enumerate(zip(node.ops, node.comparators, strict=True)):
        looks_inside = isinstance(operator, ast.In | ast.NotIn) and not isinstance(right, _DISPLAYS)
        site = rewriter.site("read", right) if looks_inside else None
        value = rewriter.expression(right)
        value = value if site is None else rewriter.before(site, value, right)
        node.comparators[position] = rewriter.used(value, right)
    return node


# truth


def test(rewriter: Rewriter, node: ast.expr) -> ast.expr:
    """`node` rewritten where only its truth matters: bare names are announced to the engine."""
    if isinstance(node, ast.Name) and node.id != "__debug__":
        site = rewriter.site("test", node)
        return rewriter.tested(site, rewriter.expression(node), node)
    if isinstance(node, ast.BoolOp):
        node.values = [test(rewriter, value) for value in node.values]
        return node
    return rewriter.used(rewriter.expression(node), node)


def negation(rewriter: Rewriter, node: ast.UnaryOp) -> ast.expr:
    """`not name` tests the name; other unary operators do not."""
    negates = isinstance(node.op, ast.Not)
    node.operand = test(rewriter, node.operand) if negates else rewriter.expression(node.operand)
    return node


def bool_operation(rewriter: Rewriter, node: ast.BoolOp) -> ast.expr:
    """In `a and b` as a value, the truth of every operand but the last is tested."""
    *tested, last = node.values
    node.values = [*[test(rewriter, value) for value in tested], rewriter.expression(last)]
    return node


def conditional(rewriter: Rewriter, node: ast.IfExp) -> ast.expr:
    """The condition of `a if c else b` is a truth test."""
    node.test = test(rewriter, node.test)
    node.body = rewriter.expression(node.body)
    node.orelse = rewriter.expression(node.orelse)
    return node


# scopes


def anonymous(rewriter: Rewriter, node: ast.Lambda) -> ast.expr:
    """Defaults belong to the enclosing scope, the body to the lambda's own."""
    rewriter.children(node.args)
    with rewriter.inside(node):
        node.body = rewriter.expression(node.body)
    return node


def formatted(rewriter: Rewriter, node: ast.JoinedStr) -> ast.expr:
    """The values of an f-string are ordinary expressions."""
    with rewriter.formatted():
        rewriter.children(node)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                part.value = rewriter.used(part.value, part.value)
    return node


def untouched(rewriter: Rewriter, node: ast.AST) -> ast.AST:  # noqa: ARG001  # a rule like any other
    """Nothing in `node` is rewritten."""
    return node


EXPRESSIONS: Mapping[type[ast.AST], Rule] = {
    ast.Attribute: attribute,
    ast.Subscript: subscript,
    ast.Name: name,
    ast.Constant: untouched,
    ast.NamedExpr: named_expression,
    ast.Compare: compare,
    ast.BinOp: binary,
    ast.Starred: starred,
    ast.UnaryOp: negation,
    ast.BoolOp: bool_operation,
    ast.IfExp: conditional,
    ast.Lambda: anonymous,
    ast.JoinedStr: formatted,
}
