"""Where a result goes: the terminal, a pipe, or a file.

A file that exists is replaced in one step once the whole result is there, never truncated before. A pipe
whose reader has left is no failure of ours.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from grader.errors import GraderError, UsageError
from grader.sentence import Sentence


class ReaderGone(Exception):
    """The reader of our output has closed the pipe: there is nobody to tell anything to."""


def target(name: str | None) -> Path | None:
    """The file to write to, checked before any work is done; None for stdout."""
    if name is None:
        return None
    path = Path(name)
    if path.is_dir():
        raise UsageError(Sentence("--output {name!r} is a folder; name a file in it", name=name))
    if not path.parent.is_dir():
        raise UsageError(
            Sentence(
                "--output {name!r}: there is no folder {folder!r}; make it first", name=name, folder=str(path.parent)
            )
        )
    return path


def deliver(text: str, path: Path | None) -> None:
    """Writes *text* to *path*, or prints it."""
    if path is None:
        emit(text)
    else:
        write(text, path)


def emit(text: str) -> None:
    """Prints *text*; characters that stdout can't encode are replaced."""
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _forget(stream)
        raise ReaderGone from None


def write(text: str, path: Path) -> None:
    """Replaces *path* by *text* at once: whoever looks sees the old file or the new one."""
    path = path.resolve()
    try:
        if path.exists() and not path.is_file():  # a device or a named pipe can't be replaced
            path.write_text(text, encoding="utf-8")
            return
        _replace(text, path)
    except OSError as error:
        raise GraderError(
            Sentence(
                "can't write {path!r}: {reason}; the result is lost", path=str(path), reason=error.strerror or error
            )
        ) from error


def _replace(text: str, path: Path) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        fresh.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def width() -> int:
    """How many cells a line may take: the terminal's width, within reason; 80 for a pipe."""
    import shutil

    return min(max(shutil.get_terminal_size((80, 24)).columns, 40), 160)


def on_terminal() -> bool:
    """Whether a person is looking at stdout."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _forget(stream: object) -> None:
    """Keeps the interpreter from complaining about the closed pipe once more at its exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
    except (OSError, AttributeError, ValueError):
        return
