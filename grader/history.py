"""The schedules that broke earlier versions of a submission, kept in ``.grade/`` beside it.

They are tried first next time: the student learns whether the fix survives what broke the last version. Losing them
is never a failure; a file that can't be read or written is left alone, and a notice says so.
"""

from __future__ import annotations

import json
from pathlib import Path

_MOST = 20
_FOLDER = ".grade"


class History:
    """Tokens by exploration, newest first, for one submission and one exercise; without a folder nothing is kept."""

    def __init__(self, folder: Path | None, exercise: str, main: str) -> None:
        self._path = folder / _FOLDER / f"{exercise}.{main}.json" if folder is not None else None
        self._tokens: dict[str, list[str]] = {}
        self._changed = False
        self.notice = ""
        if self._path is not None:
            self._read(self._path)

    def _read(self, path: Path) -> None:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError) as error:
            self.notice = f"the history in {path} can't be read and starts anew ({error})"
            return
        tokens = data.get("tokens") if isinstance(data, dict) else None
        for digest, listed in tokens.items() if isinstance(tokens, dict) else ():
            if isinstance(listed, list):
                self._tokens[str(digest)] = [each for each in listed if isinstance(each, str)][:_MOST]

    def tokens(self, digest: str) -> tuple[str, ...]:
        """What broke earlier versions in the exploration ``digest``."""
        return tuple(self._tokens.get(digest, ()))

    def add(self, digest: str, token: str) -> None:
        """Remembers that ``token`` breaks this version."""
        kept = [each for each in self._tokens.get(digest, []) if each != token]
        self._tokens[digest] = [token, *kept][:_MOST]
        self._changed = True

    def save(self) -> None:
        """Writes what was added, if anything was."""
        if not self._changed or self._path is None:
            return
        try:
            self._path.parent.mkdir(exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_text(json.dumps({"schema": 1, "tokens": self._tokens}, indent=1), encoding="utf-8")
            fresh.replace(self._path)
        except OSError as error:
            self.notice = (
                f"the schedules that break this version could not be kept in {self._path} ({error.strerror or error})"
            )
