"""``grade handout DIR [EXERCISE…]``: what students get, in a new folder.

Statements, stubs, and ``course.toml``, which lists the exercises. Never solutions; hidden checks, with which students
can grade at home (``--exercises DIR``), only when asked for.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli import options as shared
from grader.errors import GraderError, UsageError
from grader.language import plural
from grader.language import translate as _

if TYPE_CHECKING:
    from grader.exercise import Exercise

COURSE = "course.toml"


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the folder, the exercises, and whether the checks go along."""
    parser.add_argument("folder", metavar="DIR", help=_("a folder that doesn't exist yet, or is empty"))
    parser.add_argument("names", metavar="EXERCISE", nargs="*", help=_("which exercises (all)"))
    parser.add_argument("--title", default="", metavar="TEXT", help=_("the course's title"))
    parser.add_argument(
        "--with-checks", action="store_true", help=_("also the hidden scenarios and checks; they show what is graded")
    )
    shared.language(parser)
    parser.add_argument("--verbose", action="store_true", help=_("show where a failure comes from"))


def run(arguments: argparse.Namespace) -> int:
    """Writes the folder, and says what is in it."""
    from grader.cli import output
    from grader.exercise import all_exercises, find_exercise

    folder = Path(arguments.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        text = _("{folder!r} has something in it and is left as it is; name a new folder")
        raise UsageError(text.format(folder=str(folder)))
    names = dict.fromkeys(arguments.names)
    exercises = [find_exercise(name) for name in names] if names else all_exercises()
    try:
        for exercise in exercises:
            _copy(exercise, folder / exercise.name, arguments.with_checks)
        (folder / COURSE).write_text(course(exercises, arguments.title), encoding="utf-8")
    except OSError as error:
        text = _("can't write {file!r}: {reason}")
        raise GraderError(text.format(file=error.filename, reason=error.strerror or error)) from error
    what = _("with hidden checks") if arguments.with_checks else _("without checks and solutions")
    count = plural("{number} exercise", "{number} exercises", len(exercises))
    output.emit(f"{folder}: {count}, {what}\n")
    return 0


def course(exercises: list[Exercise], title: str = "") -> str:
    """The course file: every exercise with its titles, file, topic and points."""
    lines = [f"title = {_quoted(title)}", f"points = {sum(each.points for each in exercises):g}"]
    for each in exercises:
        lines += [
            "",
            "[[exercise]]",
            f"name = {_quoted(each.name)}",
            f"title = {_quoted(each.title)}",
            f"title_zh = {_quoted(each.title_in('zh'))}",
            f"module = {_quoted(each.module)}",
            f"topic = {_quoted(each.topic)}",
            f"part = {each.part}",
            f"points = {each.points:g}",
        ]
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """As TOML has it; a JSON string is one, but for the character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _copy(exercise: Exercise, folder: Path, with_checks: bool) -> None:
    for path in _given(exercise, with_checks):
        target = folder / path.relative_to(exercise.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())


def _given(exercise: Exercise, with_checks: bool) -> Iterator[Path]:
    """What students get of an exercise: files that are named here, never all that lies about."""
    yield from sorted(exercise.folder.glob("README*.md"))
    yield exercise.stub
    if with_checks:
        yield exercise.folder / "exercise.toml"
        yield exercise.folder / "hidden" / "scenarios.py"
        yield from exercise.checks
        yield from (exercise.folder / "hidden").glob("zh.toml")
