"""What an exercise's checks say to people, as far as their source tells: titles, messages and hints.

A message or hint is found where it stands as it is, or under a name that it is given in the same file. What a check
puts together while it runs is not; of a text it can then only be told whether it may come of that.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.errors import ExerciseError
from grader.sentence import Sentence

SAID = ("message", "hint")


class Authored:
    """The texts in some files of checks. Raises ExerciseError for a file that can't be read."""

    def __init__(self, paths: Iterable[Path]) -> None:
        trees = [_parsed(path) for path in paths]
        nodes = [node for tree in trees for node in ast.walk(tree)]
        self.texts = tuple(dict.fromkeys(text for tree in trees for text in (*_titles(tree), *_told(tree))))
        self._constants = frozenset(map(_text, nodes))
        self._composed = [_pattern(node) for node in nodes if isinstance(node, ast.JoinedStr) and any(_parts(node))]

    def may_say(self, text: str) -> bool:
        """Whether a file has this text in it, or an f-string that it may come of."""
        known = text in self.texts or text in self._constants
        return known or any(pattern.fullmatch(text) for pattern in self._composed)


def _parsed(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError) as error:
        raise ExerciseError(Sentence("{path} can't be read: {reason}", path=path, reason=error)) from error


def _titles(tree: ast.Module) -> Iterator[str]:
    """The first line of each check's docstring; without one, its name is its title."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            text = (ast.get_docstring(node, clean=False) or "").strip() or node.name.replace("_", " ")
            yield text.splitlines()[0]


def _told(tree: ast.Module) -> Iterator[str]:
    """Every message and hint, given by keyword or in a dictionary of keywords."""
    named = _named(tree)
    for value in (value for node in ast.walk(tree) for value in _values(node)):
        found = named.get(value.id, []) if isinstance(value, ast.Name) else [value]
        yield from (text for each in found if (text := _text(each).rstrip()))


def _named(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What each name is given, anywhere in the file."""
    named: dict[str, list[ast.expr]] = {}
    for node in (each for each in ast.walk(tree) if isinstance(each, ast.Assign)):
        for target in node.targets:
            if isinstance(target, ast.Name):
                named.setdefault(target.id, []).append(node.value)
    return named


def _values(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.keyword) and node.arg in SAID:
        yield node.value
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        yield from (value for key, value in pairs if isinstance(key, ast.Constant) and key.value in SAID)


def _text(node: ast.AST) -> str:
    """A constant text; empty for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _pattern(composed: ast.JoinedStr) -> re.Pattern[str]:
    """What an f-string may give, with anything in its blanks."""
    return re.compile("".join(re.escape(part) or ".*" for part in _parts(composed)), re.DOTALL)


def _parts(composed: ast.JoinedStr) -> list[str]:
    """The pieces of an f-string, each blank an empty one."""
    return [_text(each) for each in composed.values]
