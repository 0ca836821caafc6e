"""The rule for augmented assignment, which the bytecode splits into load, operate and store.

``self.value += e`` becomes `@pass(w, self).value = @iadd(@pass(r, self).value, e)`: two points, so another
thread can get between the load and the store. The in-place operator is the interpreter's own, so results
and error messages (``unsupported operand type(s) for +=``) are the same.

Base and index are written down twice if that can't be noticed (constants, names that only this thread can
re-bind and that the value does not re-bind), else they are evaluated once into temporaries. In a class body,
where there are no temporaries, such a statement stays whole with one point.
"""

from __future__ import annotations

import ast
import copy
from typing import TYPE_CHECKING

from grader.engine.rewrite.hooks import IN_PLACE, OPERANDS
from grader.engine.rewrite.rewriter import Rewriter, Rule, start
from grader.engine.rewrite.targets import target
from grader.engine.rewrite.temporaries import Temporaries, read

if TYPE_CHECKING:
    from collections.abc import Mapping


def augmented(rewriter: Rewriter, node: ast.AugAssign) -> ast.stmt | list[ast.stmt]:
    """The statement split into load, operate and store, each access with its own point."""
    if isinstance(node.target, ast.Name):
        return _name(rewriter, node, node.target)
    temporaries = Temporaries(rewriter, node.target)
    rebound = {part.target.id for part in ast.walk(node.value) if isinstance(part, ast.NamedExpr)}
    place = node.target
    if rewriter.scope.kind == "class" and not _repeatable(rewriter, place, rebound):
        node.target = target(rewriter, place)  # type: ignore[assignment]
        node.value = rewriter.expression(node.value)
        return node
    if not _is_name(rewriter, place.value, rebound):
        place.value = read(temporaries.keep(rewriter.expression(place.value), place.value), place.value)
    if isinstance(place, ast.Subscript) and not _is_simple(rewriter, place.slice, rebound):
        _keep_index(rewriter, temporaries, place)
    return temporaries.around([_split(rewriter, node, place)])


def _name(rewriter: Rewriter, node: ast.AugAssign, name: ast.Name) -> ast.stmt:
    if not rewriter.shares(name):
        node.value = rewriter.expression(node.value)
        node.value = rewriter.changed(ast.Name(name.id, ast.Load(), **start(name)), node.value, node.value)
        return node
    read_site, write_site = rewriter.site("read", name), rewriter.site("write", name)
    loaded = rewriter.before_reading(read_site, ast.Name(name.id, ast.Load(), **start(name)), name)
    result = _operate(rewriter, node, read_site, loaded)
    value = rewriter.before_binding(write_site, rewriter.stored(write_site, result, node), name, name)
    return ast.Assign([name], value, **start(node))


def _split(rewriter: Rewriter, node: ast.AugAssign, place: ast.Attribute | ast.Subscript) -> ast.stmt:
    read_site, write_site = rewriter.site("read", place), rewriter.site("write", place)
    loaded = copy.deepcopy(place)
    loaded.ctx = ast.Load()
    base = place.value
    loaded.value = _before(rewriter, read_site, place, loaded.value)
    place.value = _before(rewriter, write_site, place, base)
    result = _operate(rewriter, node, read_site, loaded)
    return ast.Assign([place], rewriter.stored(write_site, result, node), **start(node))


def _before(rewriter: Rewriter, site: int, place: ast.Attribute | ast.Subscript, base: ast.expr) -> ast.expr:
    if isinstance(place, ast.Attribute):
        return rewriter.before_attribute(site, base, place.attr, place.value)
    return rewriter.before(site, base, place.value)


def _operate(rewriter: Rewriter, node: ast.AugAssign, site: int, loaded: ast.expr) -> ast.expr:
    """`@iadd(loaded, value)`, at the position of the whole statement as in the bytecode."""
    operands = [rewriter.loaded(site, loaded, node.target), rewriter.expression(node.value)]
    if rewriter.observe:
        both = rewriter.call(OPERANDS, operands, node)
        return rewriter.call(IN_PLACE[type(node.op).__name__], [rewriter.starred(both, node)], node)
    return rewriter.call(IN_PLACE[type(node.op).__name__], operands, node)


def _keep_index(rewriter: Rewriter, temporaries: Temporaries, place: ast.Subscript) -> None:
    """Evaluate the index once; of a slice, each bound, as the load and the store have a slice object each."""
    index = place.slice
    if not isinstance(index, ast.Slice):
        place.slice = read(temporaries.keep(rewriter.expression(index), index), index)
        return
    for part in ("lower", "upper", "step"):
        bound = getattr(index, part)
        if bound:
            setattr(index, part, read(temporaries.keep(rewriter.expression(bound), bound), bound))


# what may be written down twice


def _repeatable(rewriter: Rewriter, place: ast.Attribute | ast.Subscript, rebound: set[str]) -> bool:
    simple = _is_name(rewriter, place.value, rebound)
    return simple and (isinstance(place, ast.Attribute) or _is_simple(rewriter, place.slice, rebound))


def _is_name(rewriter: Rewriter, node: ast.expr, rebound: set[str]) -> bool:
    return isinstance(node, ast.Name) and node.id not in rebound and not rewriter.shares(node)


def _is_simple(rewriter: Rewriter, node: ast.expr, rebound: set[str]) -> bool:
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant)
    if isinstance(node, ast.Slice):
        parts = [part for part in (node.lower, node.upper, node.step) if part]
        return all(_is_simple(rewriter, part, rebound) for part in parts)
    return isinstance(node, ast.Constant) or _is_name(rewriter, node, rebound)


AUGMENTED: Mapping[type[ast.AST], Rule] = {ast.AugAssign: augmented}
