"""The programs of the yardstick by name; one with ``SIZES`` is an entry for each size (``reorder_3``, ``reorder_10``).

A program is read in two ways: as source, by what instruments it, and as a module, by what runs it as it is. Either way
its judge, ``is_right``, is the module's.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "programs"
SHARED = FOLDER / "together.py"


@dataclass(frozen=True)
class Entry:
    """One program at one size. ``arguments`` are those of ``Buggy`` and ``Fixed``."""

    name: str
    path: Path
    arguments: tuple[int, ...] = ()

    @property
    def sources(self) -> dict[str, str]:
        """Its files: the program and what all programs share."""
        return {path.name: path.read_text() for path in (self.path, SHARED)}

    @property
    def uses_time(self) -> bool:
        """Whether the program sleeps, or waits for a limited time."""
        return bool(re.search(r"time\.sleep|timeout=", self.path.read_text()))

    @property
    def told(self) -> str:
        """Its docstring: the bug, the source, the preemptions."""
        return ast.get_docstring(ast.parse(self.path.read_text())) or ""

    @property
    def preemptions(self) -> str:
        """How many preemptions the bug needs, as its docstring says."""
        said = re.search(r"Preemptions: (\d+)", self.told)
        return said[1] if said else "?"

    @property
    def hangs(self) -> bool:
        """Whether the bug may show as a hang, as its docstring says."""
        return "It may hang." in self.told

    def load(self) -> Loaded:
        """Imports the program, as it is, on real threads."""
        if str(FOLDER) not in sys.path:
            sys.path.insert(0, str(FOLDER))
        return Loaded(importlib.import_module(self.path.stem), self.arguments)


class Loaded:
    """An imported program."""

    def __init__(self, module: Any, arguments: tuple[int, ...]) -> None:
        self._module = module
        self._arguments = arguments
        self.is_right: Callable[[Any], bool] = module.is_right

    def make(self, variant: str) -> Any:
        """A new set of objects of the variant, ``buggy`` or ``fixed``."""
        return getattr(self._module, variant.capitalize())(*self._arguments)

    def bodies(self, variant: str) -> int | None:
        """How many threads a tester would have to start; None when the program starts its own."""
        case = self.make(variant)
        return len(case.bodies()) if type(case).run is self._module.Together.run else None


def _entries(path: Path) -> list[Entry]:
    tree = ast.parse(path.read_text())
    sizes = next((ast.literal_eval(node.value) for node in _assignments(tree) if _is(node, "SIZES")), None)
    if sizes is None:
        return [Entry(path.stem, path)]
    return [Entry(f"{path.stem}_{size}", path, (size,)) for size in sizes]


def _assignments(tree: ast.Module) -> list[ast.Assign]:
    return [node for node in tree.body if isinstance(node, ast.Assign)]


def _is(node: ast.Assign, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in node.targets)


def entries() -> dict[str, Entry]:
    """All programs by name, in alphabetical order."""
    paths = sorted(path for path in FOLDER.glob("*.py") if path != SHARED)
    return {entry.name: entry for path in paths for entry in _entries(path)}
