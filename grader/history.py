"""What is remembered of a submission's gradings, kept in ``.grade/`` beside it.

The schedules that broke earlier versions are tried first next time: the student learns whether the fix survives what
broke the last version. How the last grading came out is what ``grade list`` shows. Losing either is never a failure; a
file that can't be read or written is left alone, and where schedules are lost, a notice says so.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .sentence import Sentence

_MOST = 20
_FOLDER = ".grade"


@dataclass(frozen=True, slots=True)
class Last:
    """How the last grading came out. ``fingerprint`` tells whether the text is still the one that was graded."""

    fingerprint: str
    score: float
    max_score: float

    @property
    def full(self) -> bool:
        """Whether it was full marks."""
        return self.score >= self.max_score


class History:
    """Tokens by exploration, newest first, and the last result, for one submission and one exercise; without a folder
    nothing is kept."""

    def __init__(self, folder: Path | None, exercise: str, main: str) -> None:
        self._path = folder / _FOLDER / f"{exercise}.{main}.json" if folder is not None else None
        self._tokens: dict[str, list[str]] = {}
        self._changed = False
        self._unsaved_tokens = False
        self.last: Last | None = None
        self.notice: str = ""
        if self._path is not None:
            self._read(self._path)
        self._earlier = {digest: tuple(tokens) for digest, tokens in self._tokens.items()}

    def _read(self, path: Path) -> None:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError) as error:
            self.notice = Sentence("the history in {path} can't be read and starts anew ({why})", path=path, why=error)
            return
        self.last = _last(data.get("last")) if isinstance(data, dict) else None
        tokens = data.get("tokens") if isinstance(data, dict) else None
        for digest, listed in tokens.items() if isinstance(tokens, dict) else ():
            if isinstance(listed, list):
                self._tokens[str(digest)] = [each for each in listed if isinstance(each, str)][:_MOST]

    def tokens(self, digest: str) -> tuple[str, ...]:
        """What broke earlier versions in the exploration ``digest``; not what was added since."""
        return self._earlier.get(digest, ())

    def add(self, digest: str, token: str) -> None:
        """Remembers that ``token`` breaks this version."""
        kept = [each for each in self._tokens.get(digest, []) if each != token]
        self._tokens[digest] = [token, *kept][:_MOST]
        self._changed = self._unsaved_tokens = True

    def graded(self, last: Last) -> None:
        """Remembers how this version came out."""
        self._changed = self._changed or last != self.last
        self.last = last

    def save(self) -> None:
        """Writes what was added, if anything was."""
        if not self._changed or self._path is None:
            return
        try:
            self._path.parent.mkdir(exist_ok=True)
            fresh = self._path.with_suffix(".new")
            last = asdict(self.last) if self.last is not None else None
            document = {"schema": 1, "tokens": self._tokens, "last": last}
            fresh.write_text(json.dumps(document, indent=1), encoding="utf-8")
            fresh.replace(self._path)
        except OSError as error:
            if self._unsaved_tokens:
                self.notice = Sentence(
                    "the schedules that break this version could not be kept in {path} ({why})",
                    path=self._path,
                    why=error.strerror or error,
                )


def remembered(folder: Path, exercise: str) -> dict[str, Last]:
    """The last result of each submission in the folder that was graded for the exercise, by the file's name."""
    found: dict[str, Last] = {}
    for path in sorted((folder / _FOLDER).glob(f"{exercise}.*.json")):
        name = path.name[len(exercise) + 1 : -len(".json")]
        last = History(folder, exercise, name).last
        if last is not None:
            found[name] = last
    return found


def _last(data: Any) -> Last | None:
    """What a file says of the last result, if it says anything of sense."""
    if not isinstance(data, dict):
        return None
    fingerprint, score, most = (data.get(name) for name in ("fingerprint", "score", "max_score"))
    numbers = all(isinstance(each, int | float) and not isinstance(each, bool) for each in (score, most))
    return Last(fingerprint, score, most) if isinstance(fingerprint, str) and numbers else None  # type: ignore[arg-type]
