"""What a worker in bubblewrap can see of the host: enough to run the engine, read-only, and nothing else.

That is the system's libraries and programs, the standard library of the interpreter that the grader's own virtual
environment was made from, the greenlet package, and of this package the parts that belong in a sandbox. They may lie
below the home folder (pyenv puts interpreters there), of which then nothing else is visible. Folders of installed
packages are covered up: one of them may hold this package with its exercises.
"""

from __future__ import annotations

import os
import py_compile
import sys
from importlib.util import find_spec
from pathlib import Path

from grader.errors import InfrastructureError

ROOT = "/sandbox"
"""Where the worker finds this package and greenlet: the one folder on its path beside the standard library."""

_SYSTEM = ("/usr/bin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libx32", "/usr/libexec")
_SHORT = ("/bin", "/lib", "/lib32", "/lib64", "/libx32")
_PARTS = ("__init__.py", "engine", "wire", "worker")
_PACKAGE = Path(__file__).resolve().parents[1]


def interpreter() -> str:
    """The interpreter outside any virtual environment."""
    return str(Path(getattr(sys, "_base_executable", "") or sys.executable).resolve())


def system() -> list[str]:
    """bwrap's words that show the system's libraries and programs."""
    words = ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    for folder in (*_SYSTEM, *_SHORT):
        if Path(folder).is_symlink():
            words += ["--symlink", str(Path(folder).readlink()), folder]
        elif Path(folder).is_dir():
            words += ["--ro-bind", folder, folder]
    return words


def worker() -> list[str]:
    """bwrap's words that show all that a worker needs. Raises InfrastructureError when greenlet isn't installed."""
    words = system()
    prefixes = dict.fromkeys((sys.base_prefix, os.path.realpath(sys.base_prefix), str(Path(interpreter()).parents[1])))
    libraries = dict.fromkeys(f"{prefix.rstrip('/')}/{name}" for prefix in prefixes for name in ("lib", "lib64"))
    for folder in libraries:
        if folder not in (*_SYSTEM, *_SHORT):
            words += ["--ro-bind-try", folder, folder]
    for folder in _covered([*libraries, *_SYSTEM[1:]]):
        words += ["--size", "4096", "--tmpfs", folder, "--remount-ro", folder]
    words += ["--ro-bind", interpreter(), interpreter()]
    for part in _PARTS:
        words += ["--ro-bind", str(_PACKAGE / part), f"{ROOT}/grader/{part}"]
    return [*words, "--ro-bind", str(_greenlet()), f"{ROOT}/greenlet"]


def keep_bytecode() -> None:
    """Compiles what the worker imports wherever that isn't up to date: it can't keep the result itself."""
    for part in _PARTS[1:]:
        for source in (_PACKAGE / part).rglob("*.py"):
            compiled = source.parent / "__pycache__" / f"{source.stem}.{sys.implementation.cache_tag}.pyc"
            try:
                fresh = compiled.stat().st_mtime >= source.stat().st_mtime
            except FileNotFoundError:
                fresh = False
            if not fresh and not _compiled(source, compiled):
                return  # a package that only its owner may write: the worker compiles, each time


def _compiled(source: Path, target: Path) -> bool:
    try:
        py_compile.compile(str(source), str(target), doraise=True)
    except (OSError, py_compile.PyCompileError):
        return False
    return True


def _covered(libraries: list[str]) -> list[str]:
    """Every folder below ``libraries`` that nobody should see: those of installed packages, and where this one is."""
    found = {each for library in libraries for each in Path(library).glob("python3*/*-packages") if each.is_dir()}
    found |= {_PACKAGE.parent} if any(_PACKAGE.is_relative_to(library) for library in libraries) else set()
    return sorted(str(each) for each in found if not each.is_symlink())


def _greenlet() -> Path:
    spec = find_spec("greenlet")
    if spec is None or spec.origin is None:
        raise InfrastructureError("greenlet is not installed beside the grader; install the grader anew with pip")
    return Path(spec.origin).resolve().parent
