"""The rules for places that are written to or deleted.

``base.attr = v``     `@pass(n, base).attr = v`: Python evaluates the value, then the base, then stores
``a[i] = v``          `@pass(n, a)[i] = v` while `i` touches nothing shared; else, where the statement has
                      only this target, `@setitem(*@rotate((v, *@item(n, a, i))))`
``x = v``             `x = @pass(n, v)` for a shared name

Among several targets (unpacking, `for`, chained assignment) an index that does touch shared state is
evaluated after the point and not before: a small loss of precision, no change of meaning.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from grader.engine.rewrite.expressions import base_of, index_is_quiet, item
from grader.engine.rewrite.hooks import DELITEM, ROTATE, SETITEM
from grader.engine.rewrite.rewriter import Rewriter, start

if TYPE_CHECKING:
    from grader.engine.rewrite.source import Located


def target(rewriter: Rewriter, node: ast.expr, kind: str = "write") -> ast.expr:
    """A target in any position, with a point right before each attribute or item it touches."""
    if isinstance(node, ast.Attribute):
        return base_of(rewriter, node, rewriter.site(kind, node))
    if isinstance(node, ast.Subscript):
        site, container = rewriter.site(kind, node), node.value
        node.value = rewriter.before(site, rewriter.expression(container), container)
        node.slice = rewriter.expression(node.slice)
    elif isinstance(node, ast.Starred):
        node.value = target(rewriter, node.value, kind)
    elif isinstance(node, ast.Tuple | ast.List):
        node.elts = [target(rewriter, element, kind) for element in node.elts]
    return node


def assign(rewriter: Rewriter, node: ast.expr, value: ast.expr, at: Located) -> ast.stmt:
    """`node = value` as one statement, where the value was rewritten and is nobody else's.

    `at` is the statement that it stands for.
    """
    if isinstance(node, ast.Subscript):
        return _assign_item(rewriter, node, value, at)
    if isinstance(node, ast.Attribute):
        site = rewriter.site("write", node)
        base_of(rewriter, node, site)
        value = rewriter.stored(site, value, value)
    elif rewriter.shares(node):
        site = rewriter.site("write", node)
        assert isinstance(node, ast.Name), "only names are shared as names"
        value = rewriter.before_binding(site, rewriter.stored(site, value, value), node, value)
    else:
        node = target(rewriter, node)
    return ast.Assign([node], value, **start(at))


def _assign_item(rewriter: Rewriter, node: ast.Subscript, value: ast.expr, at: Located) -> ast.stmt:
    site, container = rewriter.site("write", node), node.value
    node.value = rewriter.expression(container)
    value = rewriter.stored(site, value, value)
    if index_is_quiet(rewriter, node):
        node.value = rewriter.before(site, node.value, container)
        return ast.Assign([node], value, **start(at))
    parts = ast.Tuple([value, item(rewriter, site, node)], ast.Load(), **start(node))
    rotated = ast.Starred(rewriter.call(ROTATE, [parts], node), ast.Load(), **start(node))
    return ast.Expr(rewriter.call(SETITEM, [rotated], node), **start(at))


def delete(rewriter: Rewriter, node: ast.expr, at: Located) -> list[ast.stmt]:
    """`del node` as a statement of its own."""
    if isinstance(node, ast.Tuple | ast.List) and node.elts:
        return [statement for element in node.elts for statement in delete(rewriter, element, at)]
    if isinstance(node, ast.Subscript):
        return [_delete_item(rewriter, node, at)]
    points: list[ast.stmt] = []
    if rewriter.shares(node):
        site = rewriter.site("delete", node)
        assert isinstance(node, ast.Name), "only names are shared as names"
        nothing = ast.Constant(None, **start(node))
        point = rewriter.before_binding(site, nothing, node, node) if rewriter.observe else rewriter.point(site, node)
        points.append(ast.Expr(point, **start(at)))
    return [*points, ast.Delete([target(rewriter, node, "delete")], **start(at))]


def _delete_item(rewriter: Rewriter, node: ast.Subscript, at: Located) -> ast.stmt:
    site, container = rewriter.site("delete", node), node.value
    node.value = rewriter.expression(container)
    if index_is_quiet(rewriter, node):
        node.value = rewriter.before(site, node.value, container)
        return ast.Delete([node], **start(at))
    return ast.Expr(rewriter.call(DELITEM, [item(rewriter, site, node)], node), **start(at))
