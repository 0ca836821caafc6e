"""Guards where an attribute is read that may lead into the engine; see :mod:`grader.engine.policy.guard`.

``base.f_back``          `@reached("f_back", @base("f_back", base).f_back)`: what it is read off, and what comes out
``base.__reduce__()``    the same around the call
``getattr(a, b)``        `@reached("", getattr(*@asked(a, b)))`
``vars(a)``              `vars(@base("__dict__", a))`

They have no sites and are no scheduling points: the same program with and without them passes the same ones.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from grader.engine.policy import GUARDED
from grader.engine.rewrite.hooks import ASKED, BASE, REACHED

if TYPE_CHECKING:
    from grader.engine.rewrite.rewriter import Rewriter
    from grader.engine.rewrite.source import Located


def before_read(rewriter: Rewriter, name: str, value: ast.expr, at: Located) -> ast.expr:
    """``value`` (rewritten), off which ``name`` is about to be read."""
    return _call(rewriter, BASE, name, value, at) if name in GUARDED else value


def after_read(rewriter: Rewriter, name: str, value: ast.expr, at: Located) -> ast.expr:
    """``value``, which reads or calls the attribute ``name``."""
    return _call(rewriter, REACHED, name, value, at) if name in GUARDED else value


def by_builtin(rewriter: Rewriter, node: ast.Call) -> ast.expr:
    """A call (rewritten) of a name that may be a builtin which reads attributes."""
    callee, arguments = node.func, node.args
    if not isinstance(callee, ast.Name) or rewriter.variable(callee.id):
        return node
    if any(isinstance(each, ast.Starred) for each in arguments[:2]):
        return node
    if callee.id == "vars" and len(arguments) == 1:
        arguments[0] = _call(rewriter, BASE, "__dict__", arguments[0], node)
    elif callee.id == "getattr" and len(arguments) > 1:
        asked = rewriter.call(ASKED, arguments[:2], node)
        node.args = [rewriter.starred(asked, node), *arguments[2:]]
        return _call(rewriter, REACHED, "", node, node)
    return node


def _call(rewriter: Rewriter, hook: str, name: str, value: ast.expr, at: Located) -> ast.expr:
    return rewriter.call(hook, [rewriter.text(name, at), value], at)
