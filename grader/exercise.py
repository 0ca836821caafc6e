"""Exercises: a folder with a statement, a stub, hidden scenarios and hidden checks."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import ExerciseError, UsageError

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
            raise ExerciseError(f"{self.name}: no checks; expected {self.folder / 'hidden'}/test_*.py")
        return found

    @property
    def stub(self) -> Path:
        """The file that the student starts from."""
        return self.folder / self.module

    def statement(self, language: str = "en") -> Path:
        """The statement in ``language``, or the English one where there is no translation."""
        translated = self.folder / f"README.{language}.md"
        return translated if translated.is_file() else self.folder / "README.md"


def exercises_folder() -> Path:
    """Where the exercises are: inside an installed wheel, else beside the package in a checkout."""
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
    advice = f"did you mean {near[0]!r}?" if near else "`grade list` shows what there is"
    raise UsageError(f"there is no exercise {name!r}; {advice}")


def read_exercise(folder: Path) -> Exercise:
    """Reads ``folder/exercise.toml``. Raises ExerciseError naming the file and what is wrong with it."""
    path = folder / "exercise.toml"
    try:
        data = tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise ExerciseError(f"{path}: {error}") from error
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
        visibility=_visibility(data, path),
    )
    if Path(exercise.module).name != exercise.module or not exercise.module.endswith(".py"):
        raise ExerciseError(f"{path}: module is {exercise.module!r}; it must be the name of a .py file")
    return exercise


def _points(data: dict[str, Any], path: Path) -> float:
    points = data.get("points")
    if isinstance(points, bool) or not isinstance(points, int | float) or points <= 0:
        raise ExerciseError(f"{path}: points is {points!r}; it must be a positive number")
    return points


def _visibility(data: dict[str, Any], path: Path) -> dict[str, str]:
    table: dict[str, str] = _get(data, "visibility", dict, path, {})
    for name, word in table.items():
        if word not in VISIBILITIES:
            raise ExerciseError(f"{path}: visibility of {name} is {word!r}; it can be {', '.join(VISIBILITIES)}")
    return table


def _get(data: dict[str, Any], key: str, kind: type[Any], path: Path, default: Any = None) -> Any:
    value = data.get(key, default)
    if not isinstance(value, kind):
        raise ExerciseError(f"{path}: {key} is {value!r}; it must be a {kind.__name__}")
    return value


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExerciseError(f"{path} can't be read: {error}") from error
