"""``grade start EXERCISE [FOLDER]``: copies the statement and the stub, and never over a file that exists.

The statement is called like the exercise, so that a folder can hold several.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.cli import options as shared
from grader.errors import GraderError, UsageError
from grader.language import translate as _


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the exercise and the folder."""
    parser.add_argument("exercise", metavar="EXERCISE", help=_("which exercise, as `grade list` names it"))
    parser.add_argument("folder", metavar="FOLDER", nargs="?", default=".", help=_("where to (the current folder)"))
    shared.language(parser, _("the statement's language ({choices}; without it, the locale's)"))
    parser.add_argument("--verbose", action="store_true", help=_("show where a failure comes from"))


def run(arguments: argparse.Namespace) -> int:
    """Copies, and says what to do next."""
    from grader.cli import output
    from grader.exercise import find_exercise

    exercise = find_exercise(arguments.exercise)
    folder = Path(arguments.folder)
    statement, stub = folder / f"{exercise.name}.md", folder / exercise.module
    copy({statement: exercise.statement(arguments.lang), stub: exercise.stub})
    path = "" if arguments.folder == "." else f" {folder}"
    said = _("Read {statement}, fill in {module}, then: {command}").format(
        statement=statement.name, module=exercise.module, command=f"grade {exercise.name}{path}"
    )
    output.emit(f"{statement}\n{stub}\n{said}\n")
    return 0


def copy(copies: dict[Path, Path]) -> None:
    """Copies each value to its key: all of them, or none when one key exists."""
    for target in copies:
        if target.exists() or target.is_symlink():
            text = _("{file!r} exists already and is left as it is; name another folder")
            raise UsageError(text.format(file=str(target)))
    try:
        for target, source in copies.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:  # x: also against one that appeared a moment ago
                file.write(source.read_bytes())
    except (FileExistsError, NotADirectoryError) as error:
        text = _("{file!r} is in the way; name another folder")
        raise UsageError(text.format(file=error.filename)) from error
    except OSError as error:
        text = _("can't copy to {file!r}: {reason}")
        raise GraderError(text.format(file=error.filename, reason=error.strerror or error)) from error
