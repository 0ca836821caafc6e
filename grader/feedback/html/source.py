"""The submission's lines beside the picture: those that matter, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.feedback import escape
from grader.feedback.html.lanes import Picture

WHOLE = 48  # a file of so many lines is shown whole
AROUND = 4
LINE_LIMIT = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A line of source; a ``number`` of zero stands for lines left out. ``role`` is that of the worst step on it."""

    number: int
    text: str
    place: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """One file's lines."""

    name: str
    lines: tuple[Line, ...]


def files(drawn: Picture, source: Mapping[str, str]) -> tuple[File, ...]:
    """The files that the picture's steps are in."""
    roles: dict[str, dict[int, str]] = {}
    for row in drawn.rows:
        if row.line:
            lines = roles.setdefault(row.place.rpartition(":")[0], {})
            lines[row.line] = max(lines.get(row.line, ""), row.role, key=("", "key", "bad").index)
    texts = {escape.line(name): text.splitlines() for name, text in source.items()}
    return tuple(File(name, tuple(_lines(name, texts[name], lines))) for name, lines in roles.items() if name in texts)


def excerpt(name: str, line: int, source: Mapping[str, str]) -> tuple[File, ...]:
    """What stands around one line, itself marked as bad; nothing where there is no such line."""
    lines = source.get(name, "").splitlines()
    if not 0 < line <= len(lines):
        return ()
    shown = escape.line(name)
    return (File(shown, tuple(_lines(shown, lines, {line: "bad"}, whole=0))),)


def _lines(name: str, lines: list[str], roles: Mapping[int, str], whole: int = WHOLE) -> Iterator[Line]:
    near = {number + step for number in roles for step in range(-AROUND, AROUND + 1)}
    left_out = False
    for number, text in enumerate(lines, 1):
        if len(lines) > whole and number not in near:
            left_out = True
            continue
        if left_out:
            yield Line(0, escape.ELLIPSIS)
        left_out = False
        yield Line(number, escape.line(text.rstrip(), LINE_LIMIT), f"{name}:{number}", roles.get(number, ""))
    if left_out:
        yield Line(0, escape.ELLIPSIS)
