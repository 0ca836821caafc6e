"""Places in the source where a scheduling point stands.

Every hook call that the rewriting inserts carries one small integer. The table here turns that
integer back into what a person wants to know: which file, which line, what is touched. One table
serves all modules of a program, so a number alone names a place; numbers are handed out in the
order of the source, so the same source always gets the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Site:
    """One place: what is done there (`kind`), to what (`text`), and where it is written.

    `kind` is one of read, write, delete, call, loop, enter, test, print. Lines count from 1, columns
    from 0 and in characters, as editors do.
    """

    number: int
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    kind: str
    text: str


class Sites:
    """A growing table of sites, shared by all modules of one program."""

    def __init__(self) -> None:
        self._sites: list[Site] = []

    def add(self, file: str, span: tuple[int, int, int, int], kind: str, text: str) -> int:
        """Enter one place and return its number; `span` is line, column, end line, end column."""
        number = len(self._sites)
        self._sites.append(Site(number, file, *span, kind, shorten(text)))
        return number

    def __getitem__(self, number: int) -> Site:
        return self._sites[number]

    def __len__(self) -> int:
        return len(self._sites)

    def __iter__(self) -> Iterator[Site]:
        return iter(self._sites)


def shorten(text: str) -> str:
    """`text` on one line and within `TEXT_LIMIT` characters."""
    line = " ".join(text.split())
    return line if len(line) <= TEXT_LIMIT else line[: TEXT_LIMIT - 1] + "…"
