"""Rewrite standard library modules ahead of time, one marshalled code object a file."""

from __future__ import annotations

import marshal
import sysconfig
from pathlib import Path

from grader.engine.rewrite import OPERATORS, Sites, instrument

LIBRARY = Path(sysconfig.get_path("stdlib"))


def prepare(directory: Path, modules: list[str], *, record: bool = False) -> Sites:
    """Write the rewritten code of `modules` (those that are written in Python) into `directory`."""
    sites = Sites()
    (directory / "operators").write_bytes(marshal.dumps(sorted(OPERATORS)))
    for module in modules:
        path = locate(module)
        if path:
            own = frozenset({module.partition(".")[0]})
            code = instrument(path.read_bytes(), str(path), sites, record=record, own_modules=own)
            (directory / module).write_bytes(marshal.dumps(code))
    return sites


def locate(module: str) -> Path | None:
    """Where the source of a standard library module is; None if it has none."""
    stem = LIBRARY.joinpath(*module.split("."))
    candidates = (stem.with_suffix(".py"), stem / "__init__.py")
    return next((path for path in candidates if path.is_file()), None)


def package(module: str) -> list[str]:
    """A module, or a package with all modules in it."""
    folder = LIBRARY.joinpath(*module.split("."))
    if not folder.is_dir():
        return [module]
    inner = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    return [module, *[f"{module}.{name}" for name in inner]]
