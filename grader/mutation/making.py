"""Makes all mutants of a solution.

Each has one change in one file. It is written anew from its syntax tree, so its lines are not the original's; where the
change was made is told by the original's.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from .operators import OPERATORS, Change


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change to one file, told by the line that differs (``after`` is empty where it only has another place).

    ``name`` stays the same when lines move: file, function and kind, and a number from the second of a kind on.
    """

    name: str
    kind: str
    file: str
    line: int
    before: str
    after: str
    text: str

    def files(self, originals: Mapping[str, str]) -> dict[str, str]:
        """The whole solution with the change."""
        return {**originals, self.file: self.text}


def mutants(files: Mapping[str, str]) -> list[Mutant]:
    """Every mutant of the solution in ``files``, in the order of files and lines; none twice."""
    found = [each for name, text in sorted(files.items()) for each in _of_file(name, text)]
    once = {(each.file, each.text): each for each in reversed(found)}
    ordered = [each for each in found if once[each.file, each.text] is each]
    return list(_numbered(ordered))


def _of_file(file: str, text: str) -> Iterator[Mutant]:
    tree = ast.parse(text)
    plain = ast.unparse(tree)
    owners = dict(_owners(tree, ()))
    for node in sorted(ast.walk(tree), key=lambda each: (getattr(each, "lineno", 0), getattr(each, "col_offset", 0))):
        for operator in OPERATORS:
            for change in operator(node):
                mutated = ast.unparse(ast.fix_missing_locations(_changed(tree, node, change)))
                if mutated != plain and _compiles(mutated):
                    name = ":".join(part for part in (file, owners[node], change.kind) if part)
                    line = getattr(change.moved or node, "lineno", 0)
                    told = _first_difference(plain, mutated)
                    if change.moved is not None:
                        told = ast.unparse(change.moved).partition("\n")[0], ""
                    yield Mutant(name, change.kind, file, line, *told, mutated)


def _changed(tree: ast.Module, node: ast.AST, change: Change) -> ast.AST:
    twins: dict[int, Any] = {}
    copy = deepcopy(tree, twins)  # the memo: what became of each node
    _Put(twins[id(node)], deepcopy(change.new)).visit(copy)
    return copy


class _Put(ast.NodeTransformer):
    """Puts something in the place of one node."""

    def __init__(self, target: ast.AST, new: list[ast.stmt] | ast.expr) -> None:
        self._target = target
        self._new = new

    def visit(self, node: ast.AST) -> ast.AST | list[ast.stmt]:
        return self._new if node is self._target else super().visit(node)

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        """A statement that has become a mere value does nothing."""
        self.generic_visit(node)
        return ast.Pass() if node.value is self._new and isinstance(node.value, ast.Constant) else node


def _owners(node: ast.AST, path: tuple[str, ...]) -> Iterator[tuple[ast.AST, str]]:
    """Each node with the dotted name of the function or class that it is part of; a function is part of itself."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        path = (*path, node.name)
    yield node, ".".join(path)
    for child in ast.iter_child_nodes(node):
        yield from _owners(child, path)


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _first_difference(before: str, after: str) -> tuple[str, str]:
    """The first line that differs, in both texts."""
    for old, new in zip_longest(before.splitlines(), after.splitlines(), fillvalue=""):
        if old != new:
            return old.strip(), new.strip()
    return "", ""


def _numbered(found: list[Mutant]) -> Iterator[Mutant]:
    seen: Counter[str] = Counter()
    for each in found:
        seen[each.name] += 1
        count = seen[each.name]
        yield each if count == 1 else replace(each, name=f"{each.name}:{count}")
