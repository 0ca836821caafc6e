"""Exercises: a folder with a statement, a stub, hidden scenarios and hidden checks."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import ExerciseError, UsageError
from .sentence import Sentence

_CHOSEN: ContextVar[Path | None] = ContextVar("exercises", default=None)
FROM_ENVIRONMENT = "GRADE_EXERCISES"

VISIBILITIES = ("visible", "after_due_date", "after_published", "hidden")
"""When a student may see a check, in Gradescope's words."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise, as its ``exercise.toml`` describes it. ``points`` is the sum of its checks' points;
    ``visibility`` says of checks, by their names, when a student may see them; the others, always."""

    name: str
    folder: Path
    title: str
    module: str
    topic: str
    part: int
    points: float
    interface: tuple[str, ...]
    hint: str = ""
    title_zh: str = ""
    hint_zh: str = ""
    visibility: dict[str, str] = field(default_factory=dict)

    @property
    def scenarios(self) -> str:
        """The source of the hidden scenarios. Raises ExerciseError when there are none."""
        return _read(self.folder / "hidden" / "scenarios.py")

    @property
    def checks(self) -> tuple[Path, ...]:
        """The files with the hidden checks. Raises ExerciseError when there are none."""
        found = tuple(sorted((self.folder / "hidden").glob("test_*.py")))
        if not found:
            raise ExerciseError(
                Sentence(
                    "{name}: no checks; expected {folder}/test_*.py", name=self.name, folder=self.folder / "hidden"
                )
            )
        return found

    @property
    def stub(self) -> Path:
        """The file that the student starts from."""
        return self.folder / self.module

    def title_in(self, language: str) -> str:
        """The title in ``language``: from exercise.toml, or the heading of that language's statement."""
        if language != "zh":
            return self.title
        return self.title_zh or _heading(self.statement(language)) or self.title

    def hint_in(self, language: str) -> str:
        """The hint in ``language``, or the English one where there is no translation; empty where there is none."""
        return (self.hint_zh if language == "zh" else "") or self.hint

    def texts_in(self, language: str) -> dict[str, str]:
        """What its checks say in ``language``, by the English texts: titles, messages and hints. What is missing is
        said in English. Raises ExerciseError for a file that can't be read, or has anything else in it."""
        path = self.folder / "hidden" / f"{language}.toml"
        return _texts(path) if path.exists() else {}

    def statement(self, language: str = "en") -> Path:
        """The statement in ``language``, or the English one where there is no translation."""
        translated = self.folder / f"README.{language}.md"
        return translated if translated.is_file() else self.folder / "README.md"


@contextmanager
def exercises_in(folder: Path | None) -> Iterator[None]:
    """The exercises are those in ``folder`` meanwhile; None changes nothing. Raises UsageError if there is no such
    folder."""
    if folder is not None and not folder.is_dir():
        raise UsageError(Sentence("{folder!r}: there is no such folder of exercises", folder=str(folder)))
    token = _CHOSEN.set(folder or _CHOSEN.get())
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def exercises_folder() -> Path:
    """Where the exercises are: what was chosen, what ``GRADE_EXERCISES`` names, else those that come with the grader:
    inside an installed wheel, or beside the package in a checkout.

    Never the current folder's unasked: checks run on the host, and that folder may be a stranger's submission.
    """
    chosen = _CHOSEN.get() or (Path(named) if (named := os.environ.get(FROM_ENVIRONMENT)) else None)
    if chosen is not None:
        return chosen
    package = Path(__file__).parent
    installed = package / "data" / "exercises"
    return installed if installed.is_dir() else package.parent / "exercises"


def all_exercises(folder: Path | None = None) -> list[Exercise]:
    """Every exercise, in the order of their names. Raises ExerciseError for one that is malformed."""
    root = folder or exercises_folder()
    return [read_exercise(path.parent) for path in sorted(root.glob("*/exercise.toml"))]


def find_exercise(name: str, folder: Path | None = None) -> Exercise:
    """The exercise called ``exercise-05``, ``05`` or ``5``. Raises UsageError, with the nearest name, when there is
    none."""
    root = folder or exercises_folder()
    names = sorted(path.parent.name for path in root.glob("*/exercise.toml"))
    wanted = f"exercise-{int(name):02}" if re.fullmatch(r"\d{1,3}", name) else name.rstrip("/").lower()
    if wanted in names:
        return read_exercise(root / wanted)
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.5)
    if near:
        raise UsageError(Sentence("there is no exercise {name!r}; did you mean {near!r}?", name=name, near=near[0]))
    raise UsageError(Sentence("there is no exercise {name!r}; `grade list` shows what there is", name=name))


def read_exercise(folder: Path) -> Exercise:
    """Reads ``folder/exercise.toml``. Raises ExerciseError naming the file and what is wrong with it."""
    path = folder / "exercise.toml"
    try:
        data = tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise ExerciseError(Sentence("{path}: {reason}", path=path, reason=error)) from error
    exercise = Exercise(
        name=folder.name,
        folder=folder,
        title=_get(data, "title", str, path),
        module=_get(data, "module", str, path),
        topic=_get(data, "topic", str, path, ""),
        part=_get(data, "part", int, path, 1),
        points=_points(data, path),
        interface=tuple(_get(data, "interface", list, path, [])),
        hint=_get(data, "hint", str, path, ""),
        title_zh=_get(data, "title_zh", str, path, ""),
        hint_zh=_get(data, "hint_zh", str, path, ""),
        visibility=_visibility(data, path),
    )
    if Path(exercise.module).name != exercise.module or not exercise.module.endswith(".py"):
        raise ExerciseError(
            Sentence(
                "{path}: module is {module!r}; it must be the name of a .py file", path=path, module=exercise.module
            )
        )
    return exercise


def _heading(statement: Path) -> str:
    """The title in a statement's first line, ``# 练习 07 · 会叫醒读者的信箱``; empty where it has none."""
    try:
        with statement.open(encoding="utf-8") as lines:
            return lines.readline().partition("·")[2].strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _texts(path: Path) -> dict[str, str]:
    try:
        table = tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise _malformed(path, str(error)) from error
    for english, text in table.items():
        if not isinstance(text, str):
            raise _malformed(path, f"{english} = {text!r}")
    return table


def _malformed(path: Path, reason: str) -> ExerciseError:
    example = '"English text" = "translation"'
    return ExerciseError(
        Sentence("{path}: {reason}; each line has to be like {example}", path=path, reason=reason, example=example)
    )


def _points(data: dict[str, Any], path: Path) -> float:
    points = data.get("points")
    if isinstance(points, bool) or not isinstance(points, int | float) or points <= 0:
        raise ExerciseError(
            Sentence("{path}: points is {points!r}; it must be a positive number", path=path, points=points)
        )
    return points


def _visibility(data: dict[str, Any], path: Path) -> dict[str, str]:
    table: dict[str, str] = _get(data, "visibility", dict, path, {})
    for name, word in table.items():
        if word not in VISIBILITIES:
            raise ExerciseError(
                Sentence(
                    "{path}: visibility of {name} is {word!r}; it can be {possible}",
                    path=path,
                    name=name,
                    word=word,
                    possible=", ".join(VISIBILITIES),
                )
            )
    return table


def _get(data: dict[str, Any], key: str, kind: type[Any], path: Path, default: Any = None) -> Any:
    value = data.get(key, default)
    if not isinstance(value, kind):
        raise ExerciseError(
            Sentence(
                "{path}: {key} is {value!r}; it must be a {kind}", path=path, key=key, value=value, kind=kind.__name__
            )
        )
    return value


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExerciseError(Sentence("{path} can't be read: {reason}", path=path, reason=error)) from error
