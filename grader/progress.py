"""How far a student is with an exercise, as far as the files in a folder tell.

An exercise that was started has its file in the folder itself, or in a folder below that bears the exercise's name or
remembers a grading of it. It is *passed* if the last grading gave full marks to the very text that is there now.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import GradeError
from .exercise import Exercise
from .history import Last, remembered
from .submission import load_submission

_MOST_FOLDERS = 200


class State(enum.StrEnum):
    """From nothing to everything; ordered by :attr:`rank`."""

    NOT_STARTED = "not-started"
    FAILING = "failing"
    PASSED = "passed"

    @property
    def rank(self) -> int:
        """Position in the order not started < failing < passed."""
        return list(State).index(self)


@dataclass(frozen=True, slots=True)
class Progress:
    """One exercise's state. ``path`` is the file, if there is one (the untouched stub included); ``last`` how its last
    grading came out; ``changed`` whether it has been edited since."""

    exercise: Exercise
    state: State = State.NOT_STARTED
    path: Path | None = None
    last: Last | None = None
    changed: bool = False


def progress(exercise: Exercise, folder: Path) -> Progress:
    """How far the files in and below ``folder`` are with the exercise: the best, if there are several."""
    found = [_of_file(exercise, path, last) for path, last in _files(exercise, folder)]
    return max(found, key=lambda each: each.state.rank, default=Progress(exercise))


def latest(exercises: Iterable[Exercise], folder: Path) -> Progress | None:
    """The exercise whose file was saved last; None where none was started."""
    found = [_of_file(each, *pair) for each in exercises for pair in _files(each, folder)]
    return max(found, key=_saved, default=None)


def _saved(each: Progress) -> float:
    try:
        return each.path.stat().st_mtime if each.path is not None else 0.0
    except OSError:  # it was there a moment ago
        return 0.0


def _files(exercise: Exercise, folder: Path) -> Iterator[tuple[Path, Last | None]]:
    for place in (folder, *_below(folder)):
        known = remembered(place, exercise.name)
        for name, last in known.items():
            if (place / name).is_file():
                yield place / name, last
        ours = place == folder or place.name == exercise.name
        if ours and exercise.module not in known and (place / exercise.module).is_file():
            yield place / exercise.module, None


def _below(folder: Path) -> list[Path]:
    try:
        below = sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
    except OSError:
        return []
    return below[:_MOST_FOLDERS]


def _of_file(exercise: Exercise, path: Path, last: Last | None) -> Progress:
    try:
        if path.read_bytes() == exercise.stub.read_bytes():
            return Progress(exercise, path=path)
        fingerprint = load_submission(path, exercise.module).fingerprint
    except (OSError, GradeError):
        return Progress(exercise, State.FAILING, path, last, changed=True)
    if last is None:
        return Progress(exercise, State.FAILING, path)
    changed = last.fingerprint != fingerprint
    state = State.PASSED if last.full and not changed else State.FAILING
    return Progress(exercise, state, path, last, changed)
