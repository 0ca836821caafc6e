"""The arrows of the design point one way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import grader

ROOT = Path(grader.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))

LAYERS = {
    "errors": set(),
    "results": set(),
    "engine": set(),
    "wire": {"errors"},
    "worker": {"wire", "engine"},
    "sandbox": {"wire", "errors", "sentence"},
    "sentence": set(),
    "exercise": {"errors", "sentence"},
    "submission": {"errors", "sentence"},
    "history": {"sentence"},
    "language": {"sentence"},
    "mutation": set(),
    "progress": {"exercise", "submission", "history", "errors"},
    "judge": {"sandbox", "wire", "exercise", "submission", "history", "results", "errors", "sentence"},
    "feedback": {"judge", "results", "errors", "exercise", "language", "sentence"},
    "cli": {
        *("feedback", "judge", "sandbox", "wire", "language", "sentence", "mutation"),
        *("exercise", "submission", "progress", "results", "errors"),
    },
    "__main__": {"cli"},
    "__init__": set(),
}
"""What each part may import beside itself, the standard library and its dependencies."""

DEPENDENCIES = {"engine": {"greenlet", "_multiprocessing"}, "worker": set(), "wire": set()}
"""What the parts that run beside hostile code may import from elsewhere."""


def part_of(path: Path) -> str:
    """The top-level part that a module belongs to."""
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module that ``path`` imports, absolute."""
    package = ("grader", *path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from ([module] if node.module else [f"{module}.{alias.name}" for alias in node.names])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_the_layers_below(path):
    """The host never imports the worker or the engine; the engine imports nothing of the package but itself."""
    part = part_of(path)
    used = {name.split(".")[1] for name in imports(path) if name.startswith("grader.")}
    assert used - {part} <= LAYERS[part]


@pytest.mark.parametrize("part", sorted(DEPENDENCIES))
def test_what_runs_beside_hostile_code_depends_on_little(part):
    """Greenlet, and nothing else."""
    import sys

    foreign = {
        name.split(".")[0]
        for path in MODULES
        if part_of(path) == part
        for name in imports(path)
        if not name.startswith("grader") and name.split(".")[0] not in sys.stdlib_module_names
    }
    assert foreign <= DEPENDENCIES[part]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path):
    """One noun, one file: about 300 lines, and about 30 a function."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 330
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 56, node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is(path):
    """A docstring, however short."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
