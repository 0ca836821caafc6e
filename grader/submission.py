"""Submissions: a student's file or folder for one exercise, read into memory.

A file that can't be decoded is no reason to stop: it is part of the grading, and :attr:`Submission.unreadable` says
why it scores nothing. A path that doesn't lead to one submission is a UsageError: somebody called the grader
wrongly.
"""

from __future__ import annotations

import ast
import hashlib
import io
import os
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import UsageError
from .sentence import Sentence

_MOST_FILES = 100
_MOST_BYTES = 1_000_000
_SKIPPED = {"__pycache__", "venv", "env", "node_modules", "build", "dist", "site-packages"}


@dataclass(frozen=True, slots=True)
class Submission:
    """The files (relative path → source), which one is the main module, and where it was found."""

    files: dict[str, str]
    main: str
    path: Path
    unreadable: str = ""

    @property
    def folder(self) -> Path:
        """The folder that the main file is in."""
        return self.path.parent

    @property
    def name(self) -> str:
        """What people call it: the main file's name."""
        return self.path.name

    @property
    def fingerprint(self) -> str:
        """Names the text of the main module and of all that it imports from the submission; files that merely lie
        beside it don't count."""
        wanted, todo = {self.main}, [self.main]
        while todo:
            new = {each for name in _imports(self.files[todo.pop()]) for each in self._called(name)} - wanted
            wanted |= new
            todo += new
        texts = "".join(f"{name}\0{self.files[name]}\0" for name in sorted(wanted))
        return hashlib.sha256(texts.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def _called(self, name: str) -> list[str]:
        return [each for each in self.files if each == f"{name}.py" or each.startswith(f"{name}/")]


def load_submission(path: Path, module: str) -> Submission:
    """Reads the submission at ``path``, a file or a folder with ``module`` in it.

    A file of another name is taken for the module; a folder's only Python file too. Raises UsageError when there is
    no such path, nothing to grade, or more than one candidate.
    """
    if not path.exists():
        raise UsageError(Sentence("{path!r}: there is no such file or folder", path=str(path)))
    if path.is_dir():
        return _from_folder(path, module)
    if not path.is_file():
        raise UsageError(Sentence("{path!r} is neither a file nor a folder", path=str(path)))
    return _from_file(path, module)


def _from_folder(folder: Path, module: str) -> Submission:
    main = folder / module
    if not main.is_file():
        main = _only_candidate(folder, module)
    return _assemble(main, module, _modules_below(folder), folder)


def _only_candidate(folder: Path, module: str) -> Path:
    try:
        found = sorted(each for each in folder.rglob(module) if each.is_file() and not _hidden(each, folder))
        found = found or sorted(each for each in folder.glob("*.py") if each.is_file())
    except OSError as error:
        raise UsageError(
            Sentence("{folder!r} can't be read: {reason}", folder=str(folder), reason=error.strerror or error)
        ) from error
    if not found:
        raise UsageError(
            Sentence(
                "{folder!r} has no {module}; write it, or name the file: grade EXERCISE PATH",
                folder=str(folder),
                module=module,
            )
        )
    if len(found) > 1:
        names = ", ".join(str(each.relative_to(folder)) for each in found[:6])
        raise UsageError(
            Sentence(
                "{folder!r} has no {module} but several candidates ({names}); name one: grade EXERCISE PATH",
                folder=str(folder),
                module=module,
                names=names,
            )
        )
    return found[0]


def _from_file(path: Path, module: str) -> Submission:
    siblings = {each.stem: each for each in sorted(path.parent.glob("*.py")) if each != path and each.is_file()}
    wanted: dict[str, Path] = {}
    todo = [path]
    while todo:
        for name in _imports_of(todo.pop()):
            if name in siblings and name not in wanted and len(wanted) < _MOST_FILES:
                wanted[name] = siblings[name]
                todo.append(siblings[name])
    return _assemble(path, module, list(wanted.values()), path.parent)


def _imports_of(path: Path) -> Iterator[str]:
    try:
        text = _decode(path)
    except (ValueError, SyntaxError, OSError):
        return
    yield from _imports(text)


def _imports(text: str) -> Iterator[str]:
    try:
        tree = ast.parse(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def _modules_below(folder: Path) -> list[Path]:
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith(".") and each not in _SKIPPED)
        found += [Path(root) / name for name in sorted(names) if name.endswith(".py")]
        if len(found) > 10 * _MOST_FILES:
            break
    return found


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") or part in _SKIPPED for part in path.relative_to(folder).parts)


def _assemble(main: Path, module: str, others: list[Path], folder: Path) -> Submission:
    files: dict[str, str] = {}
    unreadable = ""
    try:
        files[module] = _decode_inside(main, folder)
    except (ValueError, SyntaxError) as error:
        files[module] = ""
        unreadable = Sentence("{file} can't be read as Python source: {reason}", file=main.name, reason=error)
    except OSError as error:
        raise UsageError(
            Sentence("{path!r} can't be read: {reason}", path=str(main), reason=error.strerror or error)
        ) from error
    size = len(files[module])
    for other in others:
        name = other.relative_to(folder).as_posix()
        if name == module or other == main or len(files) >= _MOST_FILES or not _inside(other, folder):
            continue
        try:
            text = _decode(other)
        except (ValueError, SyntaxError, OSError):
            continue
        size += len(text)
        if size <= _MOST_BYTES:
            files[name] = text
    return Submission(files, module, main, unreadable)


def _inside(path: Path, folder: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _decode_inside(path: Path, folder: Path) -> str:
    """As :func:`_decode`. Raises ValueError also for a link that leads elsewhere: to a solution, for instance."""
    if not _inside(path, folder):
        raise ValueError("it is a link that leads out of its folder; hand in the file itself")
    return _decode(path)


def _decode(path: Path) -> str:
    """The source text, by PEP 263. Raises SyntaxError or ValueError when it can't be decoded, or is too large."""
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError(f"{path.stat().st_size:,} bytes (at most {_MOST_BYTES:,})")
    raw = path.read_bytes()
    try:
        decoded = raw.decode(_encoding(raw))
    except LookupError as error:  # rot13, hex and other codecs that don't make text
        raise ValueError(str(error)) from error
    text = io.IncrementalNewlineDecoder(None, translate=True).decode(decoded, final=True)
    if "\0" in text:
        raise ValueError(f"a null byte at offset {text.index(chr(0))}")
    return text


def _encoding(raw: bytes) -> str:
    """What PEP 263 says; UTF-8 also where a needed declaration is missing: decoding then tells the place."""
    try:
        return tokenize.detect_encoding(io.BytesIO(raw).readline)[0]
    except SyntaxError as error:
        if "missing" not in str(error):
            raise
        return "utf-8"
