"""``grade new EXERCISE``: an exercise to begin with, small but whole, that passes ``grade verify`` as it is."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from grader.cli import options as shared
from grader.errors import GraderError, UsageError
from grader.language import translate as _

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the name, and where the solutions go."""
    parser.add_argument("name", metavar="EXERCISE", help=_("what to call it, such as exercise-31"))
    parser.add_argument(
        "--solutions", metavar="FOLDER", help=_("where the solutions are (solutions/ beside the exercises)")
    )
    shared.language(parser)
    parser.add_argument("--verbose", action="store_true", help=_("show where a failure comes from"))


def run(arguments: argparse.Namespace) -> int:
    """Writes it, and says what to do next."""
    from grader.cli import output
    from grader.exercise import FROM_ENVIRONMENT

    name = arguments.name
    if not NAME.fullmatch(name):
        text = _("{name!r} is no name for an exercise; use small letters, digits and hyphens, as in exercise-31")
        raise UsageError(text.format(name=name))
    exercises = Path(arguments.exercises or os.environ.get(FROM_ENVIRONMENT) or "exercises")
    solutions = Path(arguments.solutions) if arguments.solutions else exercises.parent / "solutions"
    made = write(name, {"exercise": exercises / name, "solution": solutions / name})
    verify = f"grade verify {name}" + (f" --exercises {exercises}" if arguments.exercises else "")
    verify += f" --solutions {solutions}" if arguments.solutions else ""
    said = _("Now make it your own, file by file, and after each step: {command}").format(command=verify)
    output.emit("".join(f"{path}\n" for path in made) + f"{said}\n")
    return 0


def write(name: str, folders: dict[str, Path]) -> list[Path]:
    """Writes the skeleton's parts to their folders, which must not exist yet; the files in order."""
    for folder in folders.values():
        if folder.exists() or folder.is_symlink():
            text = _("{file!r} exists already and is left as it is; choose another name")
            raise UsageError(text.format(file=str(folder)))
    made: list[Path] = []
    try:
        for part, folder in folders.items():
            made += _write_part(part, folder, name)
    except OSError as error:
        text = _("can't write {file!r}: {reason}")
        raise GraderError(text.format(file=error.filename, reason=error.strerror or error)) from error
    return made


def _write_part(part: str, folder: Path, name: str) -> list[Path]:
    from grader.feedback.locate import templates_folder

    source = templates_folder() / "exercise" / part
    made = []
    for path in sorted(each for each in source.rglob("*") if each.is_file() and "__pycache__" not in each.parts):
        target = folder / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_named(path.read_text(encoding="utf-8"), name), encoding="utf-8")
        made.append(target)
    return made


def _named(text: str, name: str) -> str:
    """The template's text, with the exercise's name or number in place of 00."""
    number = re.fullmatch(r"exercise-(\d+)", name)
    if number is not None:
        return re.sub(r"(?<=[Ee]xercise )00|(?<=练习 )00", number[1], text)
    return re.sub(r"\b[Ee]xercise 00|练习 00", name, text)
