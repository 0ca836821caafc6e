"""The rules for comprehensions and generator expressions.

``[x for …]`` becomes `[(@point(n) or x) for …]`: one point before each element is made. Elements that a
condition filters out make none; what they read meets its own points.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from grader.engine.rewrite.expressions import test
from grader.engine.rewrite.targets import target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grader.engine.rewrite.bindings import Comprehension
    from grader.engine.rewrite.rewriter import Rewriter, Rule


def comprehension(rewriter: Rewriter, node: Comprehension) -> ast.expr:
    """A point before each element; the first iterable is evaluated in the enclosing scope."""
    first, last = node.generators[0], node.generators[-1]
    first.iter = rewriter.iterated(rewriter.expression(first.iter), first.iter)
    with rewriter.inside(node):
        for generator in node.generators:
            site = rewriter.site("loop", generator.target, generator.iter, "for ") if generator is last else 0
            if generator is not first:
                generator.iter = rewriter.iterated(rewriter.expression(generator.iter), generator.iter)
            generator.target = target(rewriter, generator.target)
            generator.ifs = [test(rewriter, condition) for condition in generator.ifs]
        _announce(rewriter, node, site)
    return node


def _announce(rewriter: Rewriter, node: Comprehension, site: int) -> None:
    if isinstance(node, ast.DictComp):
        element = node.key
        node.key = rewriter.after_point(site, rewriter.expression(node.key), element)
        node.value = rewriter.expression(node.value)
    else:
        element = node.elt
        node.elt = rewriter.after_point(site, rewriter.expression(node.elt), element)


COMPREHENSIONS: Mapping[type[ast.AST], Rule] = {
    ast.ListComp: comprehension,
    ast.SetComp: comprehension,
    ast.DictComp: comprehension,
    ast.GeneratorExp: comprehension,
}
