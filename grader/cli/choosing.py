"""Which exercise is meant, when none is named: the one that the student works on."""

from __future__ import annotations

from pathlib import Path

from grader.errors import UsageError
from grader.exercise import Exercise, all_exercises, find_exercise
from grader.language import translate as _
from grader.progress import latest


def chosen(name: str | None, folder: Path = Path()) -> Exercise:
    """The exercise called *name*, else the one whose file in the folder was saved last."""
    if name is not None:
        return find_exercise(name)
    found = latest(all_exercises(), folder)
    if found is None:
        raise UsageError(_("there is no exercise's file here; name an exercise, or begin one: `grade start EXERCISE`"))
    return found.exercise
