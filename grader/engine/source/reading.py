"""A source file as a tree in which places can be found, and what stands above them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cached_property

from grader.engine.rewrite import Site
from grader.engine.rewrite.source import Source

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_LOOPS = (ast.While, ast.For)
_LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_TELLING = frozenset(["notify", "notify_all", "set", "print", "release", "acquire"])
"""Calls that may as well be made twice."""


class SourceFile:
    """One file. A file that can't be parsed has no nodes."""

    def __init__(self, source: str, name: str) -> None:
        self._text = source
        self._source = Source(source, name)
        self._updated: dict[int, frozenset[str]] = {}
        self._variables: dict[int, Variables] = {}
        self._decisive: dict[int, frozenset[int]] = {}

    @cached_property
    def tree(self) -> ast.Module:
        """The whole file."""
        return ast.parse(self._text)

    @cached_property
    def _parents(self) -> dict[int, ast.AST]:
        return {id(child): node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def _by_span(self) -> dict[tuple[int, int, int, int], ast.expr]:
        """The outermost expression of each span."""
        found: dict[tuple[int, int, int, int], ast.expr] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.expr):
                found.setdefault(self._source.span(node, node), node)
        return found

    def node(self, site: Site) -> ast.expr | None:
        """The expression at a site; None where it is not one expression."""
        return self._by_span.get((site.line, site.column, site.end_line, site.end_column))

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """What ``node`` stands in, from the inside out."""
        each = self._parents.get(id(node))
        while each is not None:
            yield each
            each = self._parents.get(id(each))

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """The statement that ``node`` is part of."""
        return next((each for each in self.above(node) if isinstance(each, ast.stmt)), None)

    def function(self, node: ast.AST) -> ast.AST | None:
        """The function that ``node`` stands in; None at the top of a module or class."""
        for each in self.above(node):
            if isinstance(each, _FUNCTIONS):
                return each
            if isinstance(each, ast.ClassDef):
                return None
        return None

    def variables(self, function: ast.AST) -> Variables:
        """Those of one function."""
        known = self._variables.get(id(function))
        if known is None:
            known = self._variables[id(function)] = Variables(function)
        return known

    # -- tests ------------------------------------------------------

    def decides(self, node: ast.AST) -> bool:
        """Whether ``node`` stands in a test, in what is gone through or given back, or in what one of these builds
        on."""
        function = self.function(node)
        if isinstance(function, ast.Lambda):
            return True
        part = function if function is not None else self.tree
        known = self._decisive.get(id(part))
        if known is None:
            found = list(_decisive(part))
            found = self.variables(part).origins(found) if function is not None else found
            known = self._decisive[id(part)] = frozenset(map(id, found))
        return any(id(each) in known for each in (node, *self.above(node)))

    def test_of(self, node: ast.AST) -> ast.expr | None:
        """The test of an ``if`` or a ``while`` that ``node`` stands in."""
        inner = node
        for each in self.above(node):
            if isinstance(each, ast.If | ast.While):
                return each.test if inner is each.test else None
            inner = each
        return None

    def tests_above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The tests that decide whether ``node`` is reached: it stands under them, or after a block that leaves."""
        inner = node
        for each in self.above(node):
            if isinstance(each, _FUNCTIONS):
                break
            if isinstance(each, ast.If | ast.While | ast.IfExp) and inner is not each.test:
                yield each.test
            if isinstance(each, ast.BoolOp):
                yield from each.values[: each.values.index(inner)] if inner in each.values else ()
            if isinstance(inner, ast.stmt):
                yield from (test for before in _before(each, inner) for test in _passed(before))
            inner = each
        if isinstance(inner, ast.stmt):
            yield from (test for before in _before(each, inner) for test in _passed(before))

    def is_caught(self, node: ast.AST) -> bool:
        """Whether an exception that ``node`` raises is handled in the same function."""
        inner = node
        for each in self.above(node):
            if isinstance(each, _FUNCTIONS):
                return False
            if isinstance(each, ast.Try) and each.handlers and inner in each.body:
                return True
            inner = each
        return False

    def does_more(self, statement: ast.stmt | None) -> bool:
        """Whether the block of ``statement`` does anything else that must not be done twice."""
        block = _block(self._parents.get(id(statement)), statement)
        nodes = [node for each in block if each is not statement for node in ast.walk(each)]
        return any(
            (isinstance(node, ast.Call) and _name(node.func) not in _TELLING)
            or (isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store))
            for node in nodes
        )

    # -- loops that wait --------------------------------------------

    @cached_property
    def _waiting(self) -> frozenset[str]:
        """Names of functions that a loop asks whether to go on, or that ``wait_for`` asks."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            tests: list[ast.AST] = [node.test] if isinstance(node, ast.While) else []
            if isinstance(node, ast.Call) and _name(node.func) == "wait_for":
                tests = [*node.args[:1], *(each.value for each in node.keywords)]
                found.update(_name(each) for each in tests)
            calls = (part for test in tests for part in ast.walk(test) if isinstance(part, ast.Call))
            found.update(_name(each.func) for each in calls)
        return frozenset(found - {""})

    @cached_property
    def _waits(self) -> bool:
        return any(word in self._text for word in ("while", "wait_for", "for "))

    def polls(self, site: Site) -> bool:
        """Whether what is read at ``site`` decides whether a loop goes on, and the loop doesn't change it itself."""
        node = self.node(site) if self._waits else None
        if node is None or self._is_updated_beside(node, site.text):
            return False
        inner: ast.AST = node
        for each in self.above(node):
            if isinstance(each, ast.While) and inner is each.test:
                return not _changes(each, site.text)
            if isinstance(each, ast.If) and inner is each.test and self.is_in_a_loop(each) and _leaves_a_loop(each):
                return not _changes(each, site.text)
            if isinstance(each, ast.Lambda):
                call = self._parents.get(id(each))
                return isinstance(call, ast.Call) and _name(call.func) == "wait_for"
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
                return each.name in self._waiting
            inner = each
        return False

    def _is_updated_beside(self, node: ast.AST, text: str) -> bool:
        """Whether the function itself counts up or down what ``text`` stands for: then it doesn't wait for a flag."""
        function = self.function(node)
        if function is None:
            return False
        known = self._updated.get(id(function))
        if known is None:
            updates = (each for each in ast.walk(function) if isinstance(each, ast.AugAssign))
            known = self._updated[id(function)] = frozenset(ast.unparse(each.target) for each in updates)
        return text in known

    def is_in_a_loop(self, node: ast.AST) -> bool:
        """Whether a loop of the same function goes round ``node``."""
        for each in self.above(node):
            if isinstance(each, _FUNCTIONS):
                return False
            if isinstance(each, _LOOPS):
                return True
        return False


class Variables:
    """The variables of one function, and where their values come from."""

    def __init__(self, function: ast.AST) -> None:
        self._values: dict[str, list[ast.AST]] = {}
        for each in ast.walk(function):
            for target, value in _bindings(each):
                for name in ast.walk(target):
                    if isinstance(name, ast.Name):
                        self._values.setdefault(name.id, []).append(value)

    def origins(self, expressions: Iterable[ast.AST]) -> list[ast.AST]:
        """The expressions, and all those from which their variables were worked out."""
        found: list[ast.AST] = []
        names: set[str] = set()
        left = list(expressions)
        while left:
            each = left.pop()
            found.append(each)
            fresh = {part.id for part in ast.walk(each) if isinstance(part, ast.Name)} - names
            names |= fresh
            left += [value for name in sorted(fresh) for value in self._values.get(name, ())]
        return found


def _decisive(part: ast.AST) -> Iterator[ast.AST]:
    for each in ast.walk(part):
        if isinstance(each, ast.If | ast.While | ast.IfExp | ast.Assert):
            yield each.test
        elif isinstance(each, ast.For | ast.comprehension):
            yield each.iter
            yield from getattr(each, "ifs", ())
        elif isinstance(each, ast.BoolOp):
            yield each
        elif isinstance(each, ast.Match):
            yield each.subject
        elif isinstance(each, ast.Return | ast.Yield) and each.value is not None:
            yield each.value


def _bindings(node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    if isinstance(node, ast.Assign):
        yield from ((target, node.value) for target in node.targets if isinstance(target, ast.Name | ast.Tuple))
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        yield node.target, node.value


def _block(parent: ast.AST | None, statement: ast.AST | None) -> list[ast.stmt]:
    for name in ("body", "orelse", "finalbody"):
        block = getattr(parent, name, None)
        if isinstance(block, list) and statement in block:
            return block
    return []


def _before(parent: ast.AST, statement: ast.AST) -> list[ast.stmt]:
    block = _block(parent, statement)
    return block[: block.index(statement)] if statement in block else []


def _passed(statement: ast.stmt) -> Iterator[ast.AST]:
    """The test of a statement that lets nobody past unless it came out in one way."""
    waits = isinstance(statement, ast.While) and not isinstance(statement.test, ast.Constant)
    if waits or (isinstance(statement, ast.If) and not statement.orelse and _leaves(statement)):
        yield statement.test  # type: ignore[attr-defined]  # both have one


def _leaves(branch: ast.If) -> bool:
    return isinstance(branch.body[-1], _LEAVING)


def _leaves_a_loop(branch: ast.If) -> bool:
    return isinstance(branch.body[-1], ast.Return | ast.Break | ast.Raise)


def _changes(block: ast.If | ast.While, text: str) -> bool:
    """Whether a block changes what ``text`` stands for: binds it, or calls a method of it."""
    for node in (part for each in block.body for part in ast.walk(each)):
        if isinstance(node, ast.Attribute | ast.Subscript | ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            changed: ast.expr | None = node
        else:
            changed = node.func.value if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
        if changed is not None and ast.unparse(changed) == text:
            return True
    return False


def _name(node: ast.AST) -> str:
    return getattr(node, "attr", "") or getattr(node, "id", "")
