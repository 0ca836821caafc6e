"""What every rewriting rule works with: dispatch, the current scope, and the making of hook calls.

The tree is rewritten in place, so that what no rule knows passes through untouched. A rule is a
function of the rewriter and one node; the rules live in tables keyed by node type.

**Positions.** A traceback points at the position of the failing instruction, a tracer sees the line
of each. So every inserted node takes the position of the expression it wraps, and the call of
a hook takes the position where that expression's *last* operation stands (the compiler moves it
to the attribute's line in a call chain that is spread over lines). The caret of a failing operation
thus never moves.
"""

from __future__ import annotations

import ast
import itertools
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypedDict

from grader.engine.rewrite.hooks import ATTR, BIND, CELL, ITERATED, LOAD, ONTO, PASS, PEEKED, POINT, STORE, TEST, USED

if TYPE_CHECKING:
    from grader.engine.rewrite.scopes import Scope, Variable
    from grader.engine.rewrite.sites import Sites
    from grader.engine.rewrite.source import Located, Source

Rule = Callable[["Rewriter", Any], Any]


_UNCHANGING = (ast.Constant, ast.JoinedStr, ast.Compare, ast.Lambda, ast.Starred)


class Place(TypedDict):
    """A position as the constructors of syntax nodes take it."""

    lineno: int
    col_offset: int
    end_lineno: int | None
    end_col_offset: int | None


class Rewriter:
    """Rewrites one module; `rules` says how, node type by node type."""

    def __init__(
        self,
        source: Source,
        sites: Sites,
        scopes: Mapping[ast.AST, Scope],
        rules: Mapping[type[ast.AST], Rule],
        *,
        record: bool,
        own_modules: frozenset[str],
    ) -> None:
        self.source = source
        self.sites = sites
        self.record = record
        self.observe = False
        self.own_modules = own_modules
        self.scope: Scope = next(iter(scopes.values()))
        self._scopes = scopes
        self._rules = rules
        self._names = itertools.count()
        self._approximate = 0  # inside an f-string whose positions the parser only guesses

    # walking

    def expression(self, node: ast.expr) -> Any:
        """`node` rewritten; most often the same object, changed."""
        rule = self._rules.get(type(node))
        return rule(self, node) if rule else self.children(node)

    def block(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """The statements that stand for `body`, none lost, in the same order."""
        result: list[ast.stmt] = []
        for statement in body:
            rule = self._rules.get(type(statement))
            replaced: Any = rule(self, statement) if rule else self.children(statement)
            if isinstance(replaced, list):
                result += replaced
            else:
                result.append(replaced)
        return result

    def children(self, node: ast.AST) -> ast.AST:
        """`node` with everything below it rewritten."""
        for name, value in ast.iter_fields(node):
            if isinstance(value, ast.expr):
                setattr(node, name, self.expression(value))
            elif isinstance(value, list) and value:
                setattr(node, name, self._list(value))
            elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
                self.children(value)
        return node

    def _list(self, values: list[Any]) -> list[Any]:
        if isinstance(values[0], ast.stmt):
            return self.block(values)
        return [self._element(value) for value in values]

    def _element(self, value: Any) -> Any:
        if isinstance(value, ast.expr):
            return self.expression(value)
        return self.children(value) if isinstance(value, ast.AST) else value

    @contextmanager
    def inside(self, node: ast.AST) -> Iterator[Scope]:
        """Work in the scope that `node` opens."""
        outer, self.scope = self.scope, self._scopes[node]
        yield self.scope
        self.scope = outer

    @contextmanager
    def formatted(self) -> Iterator[None]:
        """Work inside an f-string, whose inner positions Python 3.11 does not know exactly."""
        self._approximate += 1
        yield
        self._approximate -= 1

    # questions

    def variable(self, name: str) -> Variable | None:
        """The variable behind a name written here; None for a builtin."""
        return self.scope.lookup(name)

    def shares(self, node: ast.AST) -> bool:
        """Whether `node` is a name that two threads can meet at."""
        if not isinstance(node, ast.Name) or self.in_class_body(node):
            return False
        variable = self.variable(node.id)
        return variable is not None and variable.shared

    def in_class_body(self, node: ast.Name) -> bool:
        """Whether the name belongs to the class body that is being rewritten."""
        return self.scope.kind == "class" and self.scope.mangled(node.id) in self.scope.variables

    def fresh_name(self) -> str:
        """A name that no source can contain and that was not given out before."""
        return f"@{next(self._names)}"

    # sites

    def site(self, kind: str, first: Located, last: Located | None = None, prefix: str = "") -> int:
        """A new site for the source from `first` to `last`."""
        last = last or first
        if self._approximate and sys.version_info < (3, 12):
            text = ast.unparse(first)
        else:
            text = self.source.text(first, last)
        return self.sites.add(self.source.file, self.source.span(first, last), kind, prefix + text)

    # hook calls

    def call(self, name: str, arguments: list[ast.expr], at: Located) -> ast.Call:
        """A call of the hook or operator `name`, standing at the position of `at`."""
        self.scope.home.hooks.add(name)
        return ast.Call(ast.Name(name, ast.Load(), **start(at)), arguments, [], **operation(at))

    def starred(self, value: ast.expr, at: Located) -> ast.Starred:
        """`*value`, as arguments of a call that stands at `at`."""
        return ast.Starred(value, ast.Load(), **start(at))

    def text(self, text: str, at: Located) -> ast.Constant:
        """A text as a constant in the source."""
        return ast.Constant(text, **start(at))

    def before(self, site: int, value: ast.expr, at: Located) -> ast.Call:
        """`value`, then a scheduling point: `@pass(site, value)`."""
        return self.call(PASS, [number(site, at), value], at)

    def before_attribute(self, site: int, base: ast.expr, name: str, at: Located) -> ast.Call:
        """`base`, then a scheduling point before its attribute `name` is touched."""
        if not self.observe:
            return self.before(site, base, at)
        return self.call(ATTR, [number(site, at), base, self.text(self.scope.mangled(name), at)], at)

    def peeked(self, base: ast.expr, name: str, at: Located) -> ast.expr:
        """`base`, whose attribute `name` is looked up to be called."""
        return self.call(PEEKED, [base, self.text(self.scope.mangled(name), at)], at) if self.observe else base

    def before_binding(self, site: int, value: ast.expr, name: ast.Name, at: Located) -> ast.Call:
        """`value`, then a scheduling point before the shared `name` is bound to it."""
        if not self.observe:
            return self.before(site, value, at)
        return self.call(BIND, [number(site, at), value, self._reader(name)], at)

    def before_reading(self, site: int, node: ast.Name, at: Located) -> ast.BoolOp:
        """A scheduling point, then the shared name `node`."""
        if not self.observe:
            return self.after_point(site, node, at)
        point = self.call(CELL, [number(site, at), self._reader(node)], at)
        return ast.BoolOp(ast.Or(), [point, node], **start(at))

    def _reader(self, name: ast.Name) -> ast.Lambda:
        """A function that is never called: it holds the very cell, or the globals, that `name` stands for."""
        body = ast.Name(name.id, ast.Load(), **start(name))
        nothing = ast.arguments([], [], None, [], [], None, [])
        return ast.Lambda(nothing, body, **start(name))

    def used(self, value: ast.expr, at: Located) -> ast.expr:
        """`value`, an operand of an operator: shown to the engine in observe mode, unless nobody can change it."""
        if not self.observe or isinstance(value, _UNCHANGING):
            return value
        return self.call(USED, [value], at)

    def iterated(self, values: ast.expr, at: Located) -> ast.expr:
        """`values`, about to be iterated over."""
        return self.call(ITERATED, [values], at) if self.observe else values

    def changed(self, target: ast.expr, value: ast.expr, at: Located) -> ast.expr:
        """`value`, by which an in-place operator is about to change `target`."""
        return self.call(ONTO, [target, value], at) if self.observe else value

    def point(self, site: int, at: Located) -> ast.Call:
        """A bare scheduling point, which is False."""
        return self.call(POINT, [number(site, at)], at)

    def after_point(self, site: int, value: ast.expr, at: Located) -> ast.BoolOp:
        """A scheduling point, then `value`: `(@point(site) or value)`."""
        return ast.BoolOp(ast.Or(), [self.point(site, at), value], **start(at))

    def tested(self, site: int, value: ast.expr, at: Located) -> ast.Call:
        """`value`, about to be tested for truth."""
        return self.call(TEST, [number(site, at), value], at)

    def loaded(self, site: int, value: ast.expr, at: Located) -> ast.expr:
        """`value`, which was just read at `site`: shown to the engine in record mode."""
        return self.call(LOAD, [number(site, at), value], at) if self.record else value

    def stored(self, site: int, value: ast.expr, at: Located) -> ast.expr:
        """`value`, about to be written at `site`: shown to the engine in record and observe mode."""
        shown = self.record or self.observe
        return self.call(STORE, [number(site, at), value], at) if shown else value


def start(node: Located) -> Place:
    """The position of `node`."""
    return Place(
        lineno=node.lineno,
        col_offset=node.col_offset,
        end_lineno=node.end_lineno,
        end_col_offset=node.end_col_offset,
    )


def operation(node: Located) -> Place:
    """The position that the compiler gives to the last operation of `node`."""
    place = start(node)
    attribute = node.func if isinstance(node, ast.Call) else node
    if isinstance(attribute, ast.Attribute) and attribute.end_lineno != node.lineno:
        place["lineno"] = attribute.end_lineno or node.lineno
        place["col_offset"] = max(0, (attribute.end_col_offset or 0) - len(attribute.attr))
    return place


def number(site: int, at: Located) -> ast.Constant:
    """The site's number as a constant in the source."""
    return ast.Constant(site, **start(at))
