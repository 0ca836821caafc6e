"""``grade start EXERCISE [FOLDER]``: copies the statement and the stub, and never over a file that exists."""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.cli import options as shared
from grader.errors import GraderError, UsageError


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the exercise and the folder."""
    parser.add_argument("exercise", metavar="EXERCISE", help="which exercise, as `grade list` names it")
    parser.add_argument("folder", metavar="FOLDER", nargs="?", default=".", help="where to (the current folder)")
    parser.add_argument("--lang", choices=shared.LANGUAGES, default="en", help="the statement's language (%(default)s)")
    parser.add_argument("--verbose", action="store_true", help="show where a failure comes from")


def run(arguments: argparse.Namespace) -> int:
    """Copies, and says what to do next."""
    from grader.cli import output
    from grader.exercise import find_exercise

    exercise = find_exercise(arguments.exercise)
    folder = Path(arguments.folder)
    copies = {
        folder / "README.md": _statement(exercise.folder, arguments.lang),
        folder / exercise.module: exercise.folder / exercise.module,
    }
    copy(copies)
    made = "".join(f"{path}\n" for path in copies)
    path = "" if arguments.folder == "." else f" {folder}"
    output.emit(f"{made}Read README.md, fill in {exercise.module}, then: grade {exercise.name}{path}\n")
    return 0


def copy(copies: dict[Path, Path]) -> None:
    """Copies each value to its key: all of them, or none when one key exists."""
    for target in copies:
        if target.exists() or target.is_symlink():
            raise UsageError(f"{str(target)!r} exists already and is left as it is; name another folder")
    try:
        for target, source in copies.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:  # x: also against one that appeared a moment ago
                file.write(source.read_bytes())
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError(f"{error.filename!r} is in the way; name another folder") from error
    except OSError as error:
        raise GraderError(f"can't copy to {error.filename!r}: {error.strerror or error}") from error


def _statement(folder: Path, language: str) -> Path:
    translated = folder / f"README.{language}.md"
    return translated if translated.is_file() else folder / "README.md"
